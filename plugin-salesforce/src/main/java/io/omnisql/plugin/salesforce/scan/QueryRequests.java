package io.omnisql.plugin.salesforce.scan;

import io.omnisql.plugin.salesforce.api.SalesforceApi;
import io.omnisql.toolkit.adapter.ConnectionInfo;
import io.omnisql.toolkit.adapter.PageOutcome;
import io.omnisql.toolkit.adapter.PageRequest;
import io.omnisql.toolkit.adapter.RemoteRequest;
import io.omnisql.toolkit.adapter.RemoteRequest.Parameter;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Requests for the pages of a statement's rows.
 */
final class QueryRequests
{
    /**
     * How many records a page of one request holds at most.
     */
    static final int PAGE_SIZE = 2_000;

    private static final String ROWS = "/records";
    private static final String DONE = "/done";
    private static final String TOTAL = "/totalSize";
    private static final String NEXT = "/nextRecordsUrl";
    private static final List<String> PAGING = List.of(DONE, TOTAL, NEXT);

    private QueryRequests() {}

    /**
     * @param captures what else is needed of the answer
     */
    static PageRequest first(ConnectionInfo connection, String soql, boolean includeDeleted, List<String> captures)
    {
        String path = SalesforceApi.data(connection) + (includeDeleted ? "/queryAll" : "/query");
        return page(new RemoteRequest("GET", path, List.of(new Parameter("q", soql)), Map.of(), Optional.empty(), SalesforceApi.QUOTA), captures);
    }

    /**
     * The rest of the answer's rows, empty when the answer had them all.
     */
    static Optional<PageRequest> rest(ConnectionInfo connection, PageRequest previous, PageOutcome outcome)
    {
        if (!"false".equals(outcome.captured().get(DONE))) {
            return Optional.empty();
        }
        return Optional.ofNullable(outcome.captured().get(NEXT))
                .map(path -> page(new RemoteRequest("GET", path, List.of(), Map.of(), Optional.empty(), SalesforceApi.QUOTA), previous.captures())
                        .withState(previous.state()));
    }

    /**
     * How many rows the statement has, whatever the number in this page.
     */
    static long totalRows(PageOutcome outcome)
    {
        return Long.parseLong(outcome.captured().get(TOTAL));
    }

    private static PageRequest page(RemoteRequest request, List<String> captures)
    {
        return new PageRequest(request, ROWS, union(captures), Map.of());
    }

    private static List<String> union(List<String> captures)
    {
        return Stream.concat(PAGING.stream(), captures.stream()).distinct().toList();
    }
}
