package io.omnisql.plugin.github.scan;

import io.omnisql.toolkit.adapter.ConnectionInfo;
import io.omnisql.toolkit.adapter.PageOutcome;
import io.omnisql.toolkit.adapter.PageRequest;
import io.omnisql.toolkit.adapter.PassthroughQuery;
import io.omnisql.toolkit.adapter.RemoteAggregate;
import io.omnisql.toolkit.adapter.RemotePartition;
import io.omnisql.toolkit.adapter.RemotePredicate.ColumnPredicate;
import io.omnisql.toolkit.adapter.RemoteQuery;
import io.omnisql.toolkit.adapter.RemoteReader;
import io.omnisql.toolkit.adapter.RemoteRequest;
import io.omnisql.toolkit.adapter.RemoteRequest.Parameter;
import io.omnisql.toolkit.adapter.RemoteSort;
import io.omnisql.toolkit.adapter.ResponseClassifier.Kind;
import io.omnisql.toolkit.adapter.ScanException;
import io.omnisql.toolkit.adapter.TableDefinition;
import io.omnisql.toolkit.adapter.Verdict;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

import static java.util.Objects.requireNonNull;

/**
 * What a search finds. GitHub shows 1,000 of it; where it finds more, and they are wanted, the query fails.
 */
public final class SearchTable
        implements GithubTable
{
    private static final int SHOWN = 1_000;
    private static final String TOTAL = "/total_count";
    private static final String INCOMPLETE = "/incomplete_results";

    private final String path;
    private final String quota;
    private final TableDefinition definition;

    /**
     * @param path path of the search, e.g. {@code /search/issues}
     * @param quota GitHub's name of the rate limit that it spends
     */
    public SearchTable(String path, String quota, TableDefinition definition)
    {
        this.path = requireNonNull(path, "path is null");
        this.quota = requireNonNull(quota, "quota is null");
        this.definition = requireNonNull(definition, "definition is null");
    }

    @Override
    public TableDefinition definition()
    {
        return definition;
    }

    @Override
    public Verdict filter(RemoteQuery query, ColumnPredicate predicate)
    {
        return Verdict.NEVER;
    }

    @Override
    public boolean sort(RemoteQuery query, List<RemoteSort> sort)
    {
        return false;
    }

    /**
     * GitHub counts what its index finds, be it up to date or not.
     */
    @Override
    public boolean aggregation(RemoteQuery query, List<RemoteAggregate> aggregates, List<String> grouping)
    {
        return false;
    }

    @Override
    public List<RemotePartition> partition(ConnectionInfo connection, RemoteQuery query, RemoteReader reader)
    {
        return List.of(new RemotePartition("search", Map.of()));
    }

    @Override
    public boolean isSinglePartition(ConnectionInfo connection, RemoteQuery query)
    {
        return true;
    }

    @Override
    public OptionalLong estimateCalls(ConnectionInfo connection, RemoteQuery query)
    {
        return OptionalLong.of(1);
    }

    @Override
    public PageRequest firstPage(ConnectionInfo connection, RemoteQuery query, RemotePartition partition)
    {
        List<Parameter> parameters = List.of(
                new Parameter("q", query.option(PassthroughQuery.QUERY).orElseThrow()),
                new Parameter("per_page", Integer.toString(ConnectionQuery.pageSize(query))));
        return page(new RemoteRequest("GET", BaseUrl.rest(connection) + path, parameters, Map.of(), Optional.empty(), quota));
    }

    private static PageRequest page(RemoteRequest request)
    {
        return new PageRequest(request, "/items", List.of(TOTAL, INCOMPLETE), Map.of());
    }

    @Override
    public Optional<PageRequest> nextPage(ConnectionInfo connection, RemoteQuery query, RemotePartition partition, PageRequest previous, PageOutcome outcome)
    {
        if (Boolean.parseBoolean(outcome.captured().get(INCOMPLETE))) {
            throw new ScanException(Kind.INCOMPLETE, "GitHub ended a search before it had looked everywhere: narrow it, or try again");
        }
        long total = Long.parseLong(outcome.captured().getOrDefault(TOTAL, "0"));
        if (total > SHOWN && query.limit().orElse(Long.MAX_VALUE) > SHOWN) {
            throw new ScanException(Kind.INCOMPLETE, "The search finds %s rows, of which GitHub shows %s: narrow it, or add a LIMIT".formatted(total, SHOWN));
        }
        return LinkHeader.next(connection, Optional.ofNullable(outcome.headers().get("link")))
                .map(next -> page(new RemoteRequest("GET", next, List.of(), Map.of(), Optional.empty(), quota)));
    }

    @Override
    public String explain(ConnectionInfo connection, RemoteQuery query)
    {
        return "GET " + BaseUrl.rest(connection) + path + "?q=" + query.option(PassthroughQuery.QUERY).orElse("?");
    }
}
