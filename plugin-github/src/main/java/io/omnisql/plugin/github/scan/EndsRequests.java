package io.omnisql.plugin.github.scan;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.omnisql.plugin.github.graphql.Argument;
import io.omnisql.plugin.github.graphql.GraphqlRequests;
import io.omnisql.plugin.github.scan.BothEnds.Answer;
import io.omnisql.plugin.github.scan.BothEnds.Read;
import io.omnisql.plugin.github.scan.ConnectionField.DefaultOrder;
import io.omnisql.plugin.github.scan.PartRequests.Beside;
import io.omnisql.toolkit.adapter.ColumnDefinition;
import io.omnisql.toolkit.adapter.PageOutcome;
import io.omnisql.toolkit.adapter.PageRequest;
import io.omnisql.toolkit.adapter.RemotePredicate;
import io.omnisql.toolkit.adapter.RemotePredicate.AllOf;
import io.omnisql.toolkit.adapter.RemotePredicate.AnyOf;
import io.omnisql.toolkit.adapter.RemotePredicate.Values;
import io.omnisql.toolkit.adapter.RemoteQuery;
import io.omnisql.toolkit.adapter.RemoteRange;
import io.omnisql.toolkit.adapter.RemoteValue;
import io.omnisql.toolkit.adapter.RowFilter;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import static io.omnisql.toolkit.adapter.ColumnDefinition.column;
import static io.omnisql.toolkit.adapter.ValueType.VARCHAR;
import static java.util.Objects.requireNonNull;
import static java.util.function.Function.identity;
import static java.util.stream.Collectors.joining;

/**
 * The requests that read a long connection from its oldest and from its newest rows on at the same time, until the two meet.
 */
final class EndsRequests
{
    /**
     * Of fewer pages, two ends would save no request.
     */
    private static final int LEAST_PAGES = 3;
    private static final String OLDEST = "oldest";
    private static final String NEWEST = "newest";
    private static final String NEWEST_ORDER = "newestOrder";
    private static final String NEWEST_AFTER = "newestAfter";
    private static final String TOTAL = "/totalCount";
    /**
     * Marks the rows of the oldest end: a field that the others do not have.
     */
    private static final ColumnDefinition MARK = column("$" + OLDEST, VARCHAR, "/" + OLDEST, "");

    private final ConnectionSpec spec;
    private final PartRequests parts;

    EndsRequests(ConnectionSpec spec, PartRequests parts)
    {
        this.spec = requireNonNull(spec, "spec is null");
        this.parts = requireNonNull(parts, "parts is null");
    }

    /**
     * The time by which two ends of the connection may meet; empty when a query reads it from one end.
     */
    Optional<GithubColumn> time(RemoteQuery query)
    {
        boolean whole = query.sort().isEmpty() && query.limit().isEmpty() && ConnectionQuery.of(spec, query).bound().isEmpty();
        return whole ? spec.connection().order().flatMap(DefaultOrder::time).flatMap(spec::find) : Optional.empty();
    }

    /**
     * What the first page of the oldest rows tells of the connection.
     */
    List<String> captures(String connection, PageSize size, GithubColumn time)
    {
        return ImmutableList.<String>builder()
                .add(connection + TOTAL)
                .addAll(times(connection, size, time))
                .build();
    }

    private List<String> times(String connection, PageSize size, GithubColumn time)
    {
        String rows = connection + "/" + spec.connection().rows() + "/";
        return List.of(rows + 0 + time.definition().pointer(), rows + (size.size() - 1) + time.definition().pointer());
    }

    /**
     * The page after the first one of a connection that is worth reading from both ends.
     */
    Optional<PageRequest> start(Root root, RemoteQuery query, PageRequest first, PageOutcome outcome)
    {
        PageSize size = PageSize.of(first, ConnectionQuery.pageSize(query));
        String connection = root.pointer() + spec.connection().pointer();
        long total = Long.parseLong(outcome.captured().getOrDefault(connection + TOTAL, "0"));
        if (total <= (long) LEAST_PAGES * size.size()) {
            return Optional.empty();
        }
        Answer answer = answer(connection, size, time(query).orElseThrow(), outcome);
        return answer.cursor().flatMap(cursor -> answer.read().map(read ->
                page(root, query, BothEnds.after(cursor, read), grown(size, query), parts.begin(root, query, total, size, read.first(), outcome))));
    }

    Optional<PageRequest> next(Root root, RemoteQuery query, PageRequest previous, BothEnds ends, PageOutcome outcome)
    {
        PageSize size = PageSize.of(previous, ConnectionQuery.pageSize(query));
        GithubColumn time = time(query).orElseThrow();
        Answer oldest = ends.asksOldest() ? answer(root.pointer() + "/" + OLDEST, size, time, outcome) : Answer.NONE;
        Answer newest = ends.asksNewest() ? answer(root.pointer() + "/" + NEWEST, size, time, outcome) : Answer.NONE;
        return ends.next(oldest, newest)
                .map(next -> page(root, query, next, grown(size, query), parts.more(root, query, previous, outcome)));
    }

    /**
     * Where two full pages were too heavy for GitHub, two halves are what one page is elsewhere, and stay so.
     */
    static PageSize grown(PageSize size, RemoteQuery query)
    {
        int full = ConnectionQuery.pageSize(query);
        return size.size() < full ? size.next(Math.max(1, full / 2)) : size.next(full);
    }

    private Answer answer(String connection, PageSize size, GithubColumn time, PageOutcome outcome)
    {
        List<Optional<Instant>> times = times(connection, size, time).stream()
                .map(pointer -> Optional.ofNullable(outcome.captured().get(pointer)).map(Instant::parse))
                .toList();
        Optional<Read> read = times.getFirst().flatMap(first -> times.getLast().map(last -> new Read(first, last)));
        return new Answer(ConnectionRequests.cursor(connection, outcome), read);
    }

    /**
     * @param beside what is to be asked for besides
     */
    PageRequest page(Root root, RemoteQuery query, BothEnds ends, PageSize size, Optional<Beside> beside)
    {
        Optional<GithubColumn> identity = parts.identity(query, true);
        GithubColumn time = time(query).orElseThrow();
        Map<String, Argument> variables = ConnectionQuery.of(spec, query).arguments();
        variables.put("first", new Argument("Int", size.size()));
        Map<String, String> arguments = new LinkedHashMap<>();
        variables.keySet().forEach(name -> arguments.put(name, name));
        String fields = Stream.of(Stream.of(time.selection()), identity.stream().map(GithubColumn::selection), spec.selection(query, root.constants().keySet()).stream())
                .flatMap(identity())
                .distinct()
                .collect(joining(" "));
        ImmutableList.Builder<String> selections = ImmutableList.builder();
        ImmutableList.Builder<String> captures = ImmutableList.builder();
        if (ends.asksOldest()) {
            variables.put("after", new Argument("String", ends.oldest().orElseThrow().cursor().orElseThrow()));
            arguments.put("after", "after");
            selections.add(select(OLDEST, arguments, OLDEST + ": __typename " + fields));
            captures.addAll(captures(root, OLDEST, size, time));
        }
        if (ends.asksNewest()) {
            DefaultOrder order = spec.connection().order().orElseThrow();
            variables.put(NEWEST_ORDER, new Argument(order.type(), ImmutableMap.of("field", order.field(), "direction", "DESC")));
            arguments.put("orderBy", NEWEST_ORDER);
            arguments.remove("after");
            ends.newest().orElseThrow().cursor().ifPresent(after -> {
                variables.put(NEWEST_AFTER, new Argument("String", after));
                arguments.put("after", NEWEST_AFTER);
            });
            if (!ends.asksOldest()) {
                variables.remove("orderBy");
            }
            selections.add(select(NEWEST, arguments, fields));
            captures.addAll(captures(root, NEWEST, size, time));
        }
        beside.ifPresent(asked -> {
            variables.putAll(asked.variables());
            selections.addAll(asked.selections());
            captures.addAll(asked.captures());
        });
        PageRequest page = ConnectionRequests.request(
                query,
                root,
                variables,
                root.field() + " { " + root.identity() + " " + String.join(" ", selections.build()) + " }",
                root.pointer() + "/*/" + spec.connection().rows(),
                captures.build());
        return page.withState(ImmutableMap.<String, String>builder()
                        .putAll(size.state(ConnectionQuery.pageSize(query)))
                        .putAll(ends.state())
                        .putAll(beside.map(Beside::state).orElse(Map.of()))
                        .buildOrThrow())
                .keeping(new RowFilter(List.of(keep(ends, time.definition().name())), List.of(MARK, time.definition()), identity.map(GithubColumn::definition)));
    }

    private String select(String end, Map<String, String> arguments, String fields)
    {
        return spec.connection().selectAs(end, GraphqlRequests.references(arguments), spec.connection().rows() + " { " + fields + " } pageInfo { hasNextPage endCursor }");
    }

    private List<String> captures(Root root, String end, PageSize size, GithubColumn time)
    {
        String connection = root.pointer() + "/" + end;
        return ImmutableList.<String>builder()
                .add(connection + "/pageInfo/hasNextPage", connection + "/pageInfo/endCursor")
                .addAll(times(connection, size, time))
                .build();
    }

    private static RemotePredicate keep(BothEnds ends, String time)
    {
        Optional<RemoteValue> meeting = Optional.of(RemoteValue.of(ends.meeting()));
        RemotePredicate before = new Values(time, List.of(new RemoteRange(Optional.empty(), false, meeting, false)), false);
        RemotePredicate since = new Values(time, List.of(new RemoteRange(meeting, true, Optional.empty(), false)), false);
        if (!ends.asksNewest()) {
            return before;
        }
        if (!ends.asksOldest()) {
            return since;
        }
        RemotePredicate ofOldest = new Values(MARK.name(), List.of(new RemoteRange(Optional.empty(), false, Optional.empty(), false)), false);
        RemotePredicate ofNewest = new Values(MARK.name(), List.of(), true);
        return new AnyOf(List.of(new AllOf(List.of(ofOldest, before)), new AllOf(List.of(ofNewest, since))));
    }
}
