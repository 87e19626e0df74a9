package io.omnisql.sandbox.salesforce.rest;

import io.omnisql.sandbox.salesforce.ApiException;
import io.omnisql.sandbox.salesforce.access.Session;
import io.omnisql.sandbox.salesforce.evaluate.QueryResult;
import io.omnisql.sandbox.salesforce.schema.SalesforceId;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The results that are read page by page. A user has ten open ones; with the eleventh the oldest is gone. Safe for use by several threads.
 */
public final class Cursors
{
    private static final int MOST = 10;
    private static final Duration LONGEST_IDLE = Duration.ofMinutes(15);

    private final Clock clock;
    private final Map<String, Cursor> cursors = new LinkedHashMap<>();
    private long sequence;

    public Cursors(Clock clock)
    {
        this.clock = clock;
    }

    private static final class Cursor
    {
        private final String user;
        private final QueryResult.Records result;
        private final int pageSize;
        private Instant lastUse;
        private boolean exhausted;

        private Cursor(String user, QueryResult.Records result, int pageSize, Instant lastUse)
        {
            this.user = user;
            this.result = result;
            this.pageSize = pageSize;
            this.lastUse = lastUse;
        }
    }

    /**
     * A page of a result.
     *
     * @param locator of the next page, null after the last
     */
    public record Page(QueryResult.Records result, int from, int to, String locator) {}

    /**
     * The first page.
     */
    public synchronized Page open(Session session, QueryResult.Records result, int pageSize)
    {
        if (result.size() <= pageSize) {
            return new Page(result, 0, result.size(), null);
        }
        String user = session.user().id();
        List<String> open = new ArrayList<>();
        List<String> exhausted = new ArrayList<>();
        cursors.forEach((id, cursor) -> {
            if (cursor.user.equals(user)) {
                (cursor.exhausted ? exhausted : open).add(id);
            }
        });
        if (open.size() >= MOST) {
            cursors.remove(open.getFirst());
        }
        if (exhausted.size() >= MOST) {
            cursors.remove(exhausted.getFirst());
        }
        sequence++;
        String id = SalesforceId.of("0r8", session.org().pod(), sequence);
        cursors.put(id, new Cursor(user, result, pageSize, clock.instant()));
        return new Page(result, 0, pageSize, id + "-" + pageSize);
    }

    /**
     * @throws ApiException when the locator is not one of the session's user, or no longer
     */
    public synchronized Page next(Session session, String locator)
    {
        int dash = locator.indexOf('-');
        Cursor cursor = dash < 0 ? null : cursors.get(locator.substring(0, dash));
        boolean numbered = dash >= 0 && locator.substring(dash + 1).matches("[0-9]{1,9}");
        if (cursor == null || !numbered || !cursor.user.equals(session.user().id()) || clock.instant().isAfter(cursor.lastUse.plus(LONGEST_IDLE))) {
            throw ApiException.of(400, "INVALID_QUERY_LOCATOR", "invalid query locator");
        }
        int from = Integer.parseInt(locator.substring(dash + 1));
        if (from % cursor.pageSize != 0 || from >= cursor.result.size()) {
            throw ApiException.of(400, "INVALID_QUERY_LOCATOR", "invalid query locator");
        }
        cursor.lastUse = clock.instant();
        int to = Math.min(from + cursor.pageSize, cursor.result.size());
        cursor.exhausted |= to == cursor.result.size();
        return new Page(cursor.result, from, to, to == cursor.result.size() ? null : locator.substring(0, dash + 1) + to);
    }

    /**
     * How many results were begun and not read to their end, whoever reads them.
     */
    public synchronized long open()
    {
        return cursors.values().stream().filter(cursor -> !cursor.exhausted).count();
    }

    public synchronized void reset()
    {
        cursors.clear();
    }
}
