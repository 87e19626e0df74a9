package io.omnisql.plugin.salesforce.property;

import io.omnisql.plugin.salesforce.soql.ApexGrammar;
import io.omnisql.plugin.salesforce.soql.SalesforceId;
import io.omnisql.toolkit.adapter.PageOutcome;
import io.omnisql.toolkit.adapter.RemoteRequest;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An object of ids only whose rows come and go while it is read. It gives the answers to statements in parts, and loses some of their cursors.
 */
final class ChangingObject
{
    private static final int SPACE = 90_000;
    private static final Pattern STATEMENT = Pattern.compile("SELECT Id FROM Thing__c(?: WHERE (.*?))? ORDER BY Id( DESC)?(?: LIMIT (\\d+))?");
    private static final String PATH = "/services/data/v65.0/query";

    private final RandomGenerator random;
    private final int answerSize;
    private final int changes;
    private final NavigableSet<String> rows = new TreeSet<>();
    private final NavigableSet<String> unchanged;
    private final Map<String, List<String>> cursors = new HashMap<>();
    private int statements;
    private int requests;

    /**
     * @param answerSize how many rows an answer has at most
     * @param changes how many rows come or go with each request
     */
    ChangingObject(RandomGenerator random, int size, int answerSize, int changes)
    {
        this.random = random;
        this.answerSize = answerSize;
        this.changes = changes;
        while (rows.size() < size) {
            rows.add(id(random.nextInt(SPACE)));
        }
        unchanged = new TreeSet<>(rows);
    }

    /**
     * The rows that were there all the time.
     */
    NavigableSet<String> unchanged()
    {
        return unchanged;
    }

    int requests()
    {
        return requests;
    }

    /**
     * @return empty when the cursor is lost
     */
    Optional<PageOutcome> answer(RemoteRequest request)
    {
        requests++;
        change();
        String key;
        if (request.path().equals(PATH)) {
            key = "/cursor/" + statements++;
            cursors.put(key, rows(request.parameters().getFirst().value()));
            return Optional.of(part(key, 0));
        }
        int dash = request.path().lastIndexOf('-');
        key = request.path().substring(0, dash);
        if (changes > 0 && random.nextInt(20) == 0) {
            return Optional.empty();
        }
        return Optional.of(part(key, Integer.parseInt(request.path().substring(dash + 1))));
    }

    private PageOutcome part(String cursor, int from)
    {
        List<String> all = cursors.get(cursor);
        int to = Math.min(all.size(), from + answerSize);
        Map<String, String> captured = new HashMap<>(Map.of("/totalSize", Integer.toString(all.size()), "/done", Boolean.toString(to == all.size())));
        if (to < all.size()) {
            captured.put("/nextRecordsUrl", cursor + "-" + to);
        }
        return new PageOutcome(to - from, captured, Map.of("/records/*/Id", all.subList(from, to)), Map.of());
    }

    private List<String> rows(String soql)
    {
        ApexGrammar.assertParses(soql);
        Matcher statement = STATEMENT.matcher(soql);
        if (!statement.matches()) {
            throw new IllegalArgumentException(soql);
        }
        NavigableSet<String> selected = rows;
        if (statement.group(1) != null) {
            for (String condition : statement.group(1).split(" AND ")) {
                String bound = condition.substring("Id > '".length(), condition.length() - 1);
                boolean low = condition.startsWith("Id > '");
                selected = new TreeSet<>(selected);
                selected.removeIf(id -> low ? id.compareTo(bound) <= 0 : id.compareTo(bound) >= 0);
            }
        }
        List<String> result = new ArrayList<>(statement.group(2) == null ? selected : selected.descendingSet());
        return statement.group(3) == null ? result : result.subList(0, Math.min(result.size(), Integer.parseInt(statement.group(3))));
    }

    private void change()
    {
        for (int i = 0; i < changes; i++) {
            String id = id(random.nextInt(SPACE));
            if (random.nextBoolean()) {
                rows.add(id);
            }
            else {
                String gone = rows.ceiling(id);
                if (gone != null) {
                    rows.remove(gone);
                    unchanged.remove(gone);
                }
            }
        }
    }

    private static String id(int number)
    {
        return SalesforceId.to18("001A000000%05d".formatted(number));
    }
}
