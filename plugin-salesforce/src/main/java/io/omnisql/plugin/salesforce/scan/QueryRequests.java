package io.omnisql.plugin.salesforce.scan;

import io.omnisql.plugin.salesforce.api.SalesforceApi;
import io.omnisql.plugin.salesforce.soap.SoapQueries;
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
 * Requests for the rows of a statement: by REST, or by SOAP where the statement is too long for a URI.
 */
final class QueryRequests
{
    /**
     * How many records an answer holds at most.
     */
    static final int PAGE_SIZE = 2_000;

    private static final String ROWS = "/records";
    private static final String DONE = "/done";
    private static final String TOTAL = "/totalSize";
    private static final String NEXT = "/nextRecordsUrl";

    private QueryRequests() {}

    /**
     * @param captures what is needed of the answer besides
     */
    static PageRequest first(ConnectionInfo connection, String soql, boolean includeDeleted, List<String> captures)
    {
        if (SoapQueries.isNeeded(soql)) {
            return capture(SoapQueries.query(connection, soql, includeDeleted), captures);
        }
        String path = SalesforceApi.data(connection) + (includeDeleted ? "/queryAll" : "/query");
        return capture(page(path, List.of(new Parameter("q", soql))), captures);
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
                .map(path -> page(path, List.of()))
                .or(() -> Optional.ofNullable(outcome.captured().get(SoapQueries.LOCATOR)).map(locator -> SoapQueries.queryMore(connection, locator)))
                .map(page -> capture(page, previous.captures()).withState(previous.state()))
                .map(page -> previous.transform().map(page::withTransform).orElse(page));
    }

    /**
     * Whether the answer has all rows of its statement.
     */
    static boolean isWhole(PageOutcome outcome)
    {
        return "true".equals(outcome.captured().get(DONE));
    }

    /**
     * How many rows the statement has, whatever their number in this answer.
     */
    static long totalRows(PageOutcome outcome)
    {
        return Long.parseLong(outcome.captured().get(TOTAL));
    }

    private static PageRequest page(String path, List<Parameter> parameters)
    {
        RemoteRequest request = new RemoteRequest("GET", path, parameters, Map.of(), Optional.empty(), SalesforceApi.QUOTA);
        return new PageRequest(request, ROWS, List.of(DONE, TOTAL, NEXT), Map.of());
    }

    private static PageRequest capture(PageRequest page, List<String> captures)
    {
        return new PageRequest(
                page.request(),
                page.rows(),
                Stream.concat(page.captures().stream(), captures.stream()).distinct().toList(),
                page.constants(),
                page.expected(),
                page.pointers(),
                page.state(),
                page.transform());
    }
}
