package io.omnisql.plugin.github.scan;

import com.google.common.collect.ImmutableList;
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

import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

import static java.time.format.DateTimeFormatter.RFC_1123_DATE_TIME;
import static java.util.Objects.requireNonNull;

/**
 * What a search finds. GitHub shows 1,000 of it; where it finds more, and they are wanted, the search is split by time or by the size of files, or else the
 * query fails.
 */
public final class SearchTable
        implements GithubTable
{
    static final int SHOWN = 1_000;
    private static final String TOTAL = "/total_count";
    private static final String INCOMPLETE = "/incomplete_results";
    /**
     * In place of the present, where the answer does not tell it.
     */
    private static final Instant LATEST = Instant.parse("2100-01-01T00:00:00Z");

    private final String path;
    private final String quota;
    private final SearchOrder order;
    private final TableDefinition definition;

    /**
     * @param path path of the search, e.g. {@code /search/issues}
     * @param quota GitHub's name of the rate limit that it spends
     * @param order the time or size by which it can be split
     */
    public SearchTable(String path, String quota, SearchOrder order, TableDefinition definition)
    {
        this.path = requireNonNull(path, "path is null");
        this.quota = requireNonNull(quota, "quota is null");
        this.order = requireNonNull(order, "order is null");
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
        PageRequest first = page(search(connection, query, text(query), List.of()));
        return splittable(query).filter(_ -> !order.isFollowed()).map(text -> spanned(first, SearchSpans.of(text.range())).withTransform(ShownSearch.NAME)).orElse(first);
    }

    private static String text(RemoteQuery query)
    {
        return query.option(PassthroughQuery.QUERY).orElseThrow();
    }

    /**
     * Empty when the query wants no more rows than are shown, or the search cannot be split.
     */
    private Optional<SearchText> splittable(RemoteQuery query)
    {
        return wantsHidden(query) ? SearchText.parse(text(query), order.qualifier(), order.scale()) : Optional.empty();
    }

    private static boolean wantsHidden(RemoteQuery query)
    {
        return query.limit().orElse(Long.MAX_VALUE) > SHOWN;
    }

    private RemoteRequest search(ConnectionInfo connection, RemoteQuery query, String text, List<Parameter> more)
    {
        List<Parameter> parameters = ImmutableList.<Parameter>builder()
                .add(new Parameter("q", text))
                .addAll(more)
                .add(new Parameter("per_page", Integer.toString(ConnectionQuery.pageSize(query))))
                .build();
        return new RemoteRequest("GET", BaseUrl.rest(connection) + path, parameters, Map.of(), Optional.empty(), quota);
    }

    private PageRequest page(RemoteRequest request)
    {
        ImmutableList.Builder<String> captures = ImmutableList.builder();
        captures.add(TOTAL, INCOMPLETE);
        if (order.isFollowed()) {
            captures.add(SearchWindow.IDENTIFIERS, SearchWindow.times(order));
        }
        return new PageRequest(request, "/items", captures.build(), Map.of());
    }

    private static PageRequest spanned(PageRequest page, SearchSpans spans)
    {
        return page.withState(spans.state());
    }

    @Override
    public Optional<PageRequest> nextPage(ConnectionInfo connection, RemoteQuery query, RemotePartition partition, PageRequest previous, PageOutcome outcome)
    {
        if (Boolean.parseBoolean(outcome.captured().get(INCOMPLETE))) {
            throw new ScanException(Kind.INCOMPLETE, "GitHub ended a search before it had looked everywhere: narrow it, or try again");
        }
        Optional<PageRequest> linked = LinkHeader.next(connection, Optional.ofNullable(outcome.headers().get("link")))
                .map(next -> page(new RemoteRequest("GET", next, List.of(), Map.of(), Optional.empty(), quota)));
        if (!wantsHidden(query)) {
            return linked;
        }
        return order.isFollowed() ? nextInOrder(connection, query, previous, outcome, linked) : nextOfSpans(connection, query, previous, outcome, linked);
    }

    private Optional<PageRequest> nextInOrder(ConnectionInfo connection, RemoteQuery query, PageRequest previous, PageOutcome outcome, Optional<PageRequest> linked)
    {
        long total = total(outcome);
        Optional<SearchWindow> window = SearchWindow.of(previous.state()).map(before -> before.read(order, outcome));
        if (window.isEmpty() && total > SHOWN) {
            if (isLinked(previous) || splittable(query).isEmpty()) {
                throw hidden(total);
            }
            return Optional.of(page(connection, query, SearchWindow.after(outcome)));
        }
        if (window.isEmpty() || linked.isPresent()) {
            return linked.map(page -> window.map(read -> read.of(page)).orElse(page));
        }
        return total <= SHOWN ? Optional.empty() : Optional.of(page(connection, query, window.get().next().orElseThrow(() -> hidden(total))));
    }

    private PageRequest page(ConnectionInfo connection, RemoteQuery query, SearchWindow window)
    {
        SearchText text = splittable(query).orElseThrow();
        String narrowed = window.from().map(from -> text.within(order.qualifier(), text.range().from(from.getEpochSecond()))).orElse(text(query));
        return window.of(page(search(connection, query, narrowed, ordered())));
    }

    private Optional<PageRequest> nextOfSpans(ConnectionInfo connection, RemoteQuery query, PageRequest previous, PageOutcome outcome, Optional<PageRequest> linked)
    {
        long total = total(outcome);
        Optional<SearchSpans> spans = SearchSpans.of(previous.state());
        if (total > SHOWN) {
            SearchSpans halved = spans.filter(_ -> !isLinked(previous)).flatMap(read -> read.halved(total, SHOWN, now(outcome))).orElseThrow(() -> hidden(total));
            return Optional.of(page(connection, query, halved));
        }
        if (spans.isEmpty() || linked.isPresent()) {
            return linked.map(page -> spans.map(read -> spanned(page, read)).orElse(page));
        }
        return spans.get().next(total, SHOWN, now(outcome)).map(next -> page(connection, query, next));
    }

    private PageRequest page(ConnectionInfo connection, RemoteQuery query, SearchSpans spans)
    {
        String narrowed = splittable(query).orElseThrow().within(order.qualifier(), spans.range());
        return spanned(page(search(connection, query, narrowed, ordered())), spans).withTransform(ShownSearch.NAME);
    }

    private List<Parameter> ordered()
    {
        return order.sort().map(sort -> List.of(new Parameter("sort", sort), new Parameter("order", "asc"))).orElse(List.of());
    }

    private static long total(PageOutcome outcome)
    {
        return Long.parseLong(outcome.captured().getOrDefault(TOTAL, "0"));
    }

    /**
     * What a link leads to has its parameters within its path.
     */
    private static boolean isLinked(PageRequest page)
    {
        return page.request().parameters().isEmpty();
    }

    private static Instant now(PageOutcome outcome)
    {
        try {
            return Optional.ofNullable(outcome.headers().get("date")).map(date -> Instant.from(RFC_1123_DATE_TIME.parse(date))).orElse(LATEST);
        }
        catch (DateTimeException e) {
            return LATEST;
        }
    }

    private static ScanException hidden(long total)
    {
        return new ScanException(Kind.INCOMPLETE, "The search finds %s rows, of which GitHub shows %s: narrow it, or add a LIMIT".formatted(total, SHOWN));
    }

    @Override
    public String explain(ConnectionInfo connection, RemoteQuery query)
    {
        return "GET " + BaseUrl.rest(connection) + path + "?q=" + query.option(PassthroughQuery.QUERY).orElse("?");
    }
}
