package io.omnisql.sandbox.http;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * The last requests and the counters over all of them since the last reset. Safe for use by several threads.
 */
public final class RequestLog
{
    private static final int CAPACITY = 50_000;

    private final ArrayDeque<LoggedRequest> requests = new ArrayDeque<>();
    private Counters counters = Counters.ZERO;
    private long sequence;
    private long period;

    /**
     * @param byKind requests by part of the API
     * @param byAccount requests by the token's account
     * @param notModified answered with 304
     * @param rejected refused for what the service would have let pass
     * @param cost taken from primary rate limits
     */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record Counters(@JsonProperty("total") long requests, Map<String, Long> byKind, Map<String, Long> byAccount, long notModified, long rejected, long errors, long bytes, long cost)
    {
        static final Counters ZERO = new Counters(0, Map.of(), Map.of(), 0, 0, 0, 0, 0);

        Counters plus(LoggedRequest request)
        {
            return new Counters(
                    requests + 1,
                    increment(byKind, request.kind()),
                    increment(byAccount, request.account()),
                    notModified + (request.status() == 304 ? 1 : 0),
                    rejected + (request.rejection() == null ? 0 : 1),
                    errors + (request.status() >= 400 ? 1 : 0),
                    bytes + request.bytes(),
                    cost + request.cost());
        }

        private static Map<String, Long> increment(Map<String, Long> counts, String key)
        {
            Map<String, Long> incremented = new TreeMap<>(counts);
            incremented.merge(key, 1L, Long::sum);
            return incremented;
        }

        /**
         * Requests to one part of the API, zero when there were none.
         */
        public long kind(String kind)
        {
            return byKind.getOrDefault(kind, 0L);
        }
    }

    /**
     * The time since the last reset, in which a request arrives.
     */
    public synchronized long period()
    {
        return period;
    }

    /**
     * @param arrived when the request arrived; one from before the last reset does not count any more
     */
    public synchronized void add(long arrived, LoggedRequest request)
    {
        if (arrived != period) {
            return;
        }
        sequence++;
        counters = counters.plus(request);
        requests.addLast(request.withSequence(sequence));
        if (requests.size() > CAPACITY) {
            requests.removeFirst();
        }
    }

    /**
     * The kept requests after a sequence number, oldest first.
     */
    public synchronized List<LoggedRequest> since(long sequence)
    {
        return requests.stream().filter(request -> request.sequence() > sequence).toList();
    }

    public synchronized List<LoggedRequest> matching(Predicate<LoggedRequest> predicate)
    {
        return requests.stream().filter(predicate).toList();
    }

    public synchronized Counters counters()
    {
        return counters;
    }

    /**
     * The number of the last request; it goes on counting over resets.
     */
    public synchronized long lastSequence()
    {
        return sequence;
    }

    public synchronized void reset()
    {
        period++;
        requests.clear();
        counters = Counters.ZERO;
    }
}
