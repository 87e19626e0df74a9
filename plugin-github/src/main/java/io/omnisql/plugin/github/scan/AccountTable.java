package io.omnisql.plugin.github.scan;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.Lists;
import io.omnisql.plugin.github.graphql.Argument;
import io.omnisql.plugin.github.graphql.GraphqlRequests;
import io.omnisql.toolkit.adapter.ColumnDefinition;
import io.omnisql.toolkit.adapter.ConnectionInfo;
import io.omnisql.toolkit.adapter.FilterSupport;
import io.omnisql.toolkit.adapter.PageOutcome;
import io.omnisql.toolkit.adapter.PageRequest;
import io.omnisql.toolkit.adapter.RemoteAggregate;
import io.omnisql.toolkit.adapter.RemoteFilter;
import io.omnisql.toolkit.adapter.RemotePartition;
import io.omnisql.toolkit.adapter.RemotePredicate.ColumnPredicate;
import io.omnisql.toolkit.adapter.RemotePredicate.Values;
import io.omnisql.toolkit.adapter.RemoteQuery;
import io.omnisql.toolkit.adapter.RemoteReader;
import io.omnisql.toolkit.adapter.RemoteSort;
import io.omnisql.toolkit.adapter.RemoteValue;
import io.omnisql.toolkit.adapter.ResponseClassifier.Kind;
import io.omnisql.toolkit.adapter.ScanException;
import io.omnisql.toolkit.adapter.TableDefinition;
import io.omnisql.toolkit.adapter.Verdict;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import static io.omnisql.toolkit.adapter.Verdict.NEVER;
import static io.omnisql.toolkit.adapter.Verdict.SUPERSET;
import static java.util.Locale.ROOT;
import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;

/**
 * A table of accounts, which are looked up by login, 100 in a request.
 */
public final class AccountTable
        implements GithubTable
{
    private static final String LOGIN = "login";
    private static final String LOGINS = "logins";
    private static final int BATCH_SIZE = 100;
    private static final Pattern POSSIBLE_LOGIN = Pattern.compile("[A-Za-z0-9_-]{1,100}");

    private final String field;
    private final boolean ofOwners;
    private final List<GithubColumn> columns;
    private final TableDefinition definition;

    /**
     * @param field the field of a query that looks an account up
     * @param ofOwners whether the rows are the connection's owners, where it names any; else a query must name the logins
     * @param columns the column {@code login} among them
     */
    public AccountTable(String name, String comment, String field, boolean ofOwners, GithubColumn... columns)
    {
        this.field = requireNonNull(field, "field is null");
        this.ofOwners = ofOwners;
        this.columns = List.of(columns);
        // GitHub looks logins up whatever their case
        this.definition = new TableDefinition(name, comment, this.columns.stream().map(GithubColumn::definition).map(AccountTable::declared).toList());
    }

    private static ColumnDefinition declared(ColumnDefinition column)
    {
        return column.name().equals(LOGIN) ? column.withFilter(FilterSupport.equality(SUPERSET)) : column;
    }

    @Override
    public TableDefinition definition()
    {
        return definition;
    }

    @Override
    public Verdict filter(RemoteQuery query, ColumnPredicate predicate)
    {
        return predicate.column().equals(LOGIN) && predicate instanceof Values values && !values.nullAllowed() && values.discreteValues().isPresent() ? SUPERSET : NEVER;
    }

    @Override
    public boolean sort(RemoteQuery query, List<RemoteSort> sort)
    {
        return false;
    }

    @Override
    public boolean aggregation(RemoteQuery query, List<RemoteAggregate> aggregates, List<String> grouping)
    {
        return false;
    }

    /**
     * The logins to look up, each once whatever its case; empty when it is unknown whose accounts are meant.
     */
    private Optional<List<String>> logins(ConnectionInfo connection, RemoteQuery query)
    {
        List<String> owners = Owners.of(connection);
        Optional<List<String>> named = query.filters().stream()
                .map(RemoteFilter::columnPredicate)
                .filter(predicate -> predicate.column().equals(LOGIN))
                .findFirst()
                .map(predicate -> ((Values) predicate).discreteValues().orElseThrow().stream().map(RemoteValue::text).toList());
        if (!ofOwners || owners.isEmpty()) {
            return named.map(AccountTable::distinct);
        }
        return Optional.of(distinct(named
                .map(logins -> logins.stream().filter(login -> owners.stream().anyMatch(login::equalsIgnoreCase)).toList())
                .orElse(owners)));
    }

    private static List<String> distinct(List<String> logins)
    {
        Set<String> seen = new HashSet<>();
        return logins.stream()
                .filter(login -> POSSIBLE_LOGIN.matcher(login).matches() && seen.add(login.toLowerCase(ROOT)))
                .toList();
    }

    @Override
    public List<RemotePartition> partition(ConnectionInfo connection, RemoteQuery query, RemoteReader reader)
    {
        List<String> logins = logins(connection, query)
                .orElseThrow(() -> new ScanException(Kind.FILTER_REQUIRED, "GitHub does not list all accounts: add WHERE login = '...' to the query of %s, or join it by its login".formatted(definition.name())));
        ImmutableList.Builder<RemotePartition> partitions = ImmutableList.builder();
        for (List<String> batch : Lists.partition(logins, BATCH_SIZE)) {
            partitions.add(new RemotePartition(batch.getFirst() + (batch.size() == 1 ? "" : " and " + (batch.size() - 1) + " more"), Map.of(LOGINS, String.join(",", batch))));
        }
        return partitions.build();
    }

    @Override
    public boolean isSinglePartition(ConnectionInfo connection, RemoteQuery query)
    {
        return logins(connection, query).filter(logins -> logins.size() <= BATCH_SIZE).isPresent();
    }

    @Override
    public OptionalLong estimateCalls(ConnectionInfo connection, RemoteQuery query)
    {
        return OptionalLong.of(logins(connection, query).map(logins -> Math.ceilDiv(logins.size(), BATCH_SIZE)).orElse(1));
    }

    @Override
    public PageRequest firstPage(ConnectionInfo connection, RemoteQuery query, RemotePartition partition)
    {
        Map<String, Argument> variables = new LinkedHashMap<>();
        StringBuilder rows = new StringBuilder();
        for (String login : Splitter.on(',').split(partition.parameters().get(LOGINS))) {
            String name = "key" + variables.size();
            rows.append("%s: %s(login: $%s) { %s } ".formatted(name, field, name, selection(query)));
            variables.put(name, new Argument("String!", login));
        }
        return new PageRequest(GraphqlRequests.query(variables, "{ " + rows + "}").withHeaders(Leniency.headers(query)), "/data/*", List.of(), Map.of());
    }

    @Override
    public Optional<PageRequest> nextPage(ConnectionInfo connection, RemoteQuery query, RemotePartition partition, PageRequest previous, PageOutcome outcome)
    {
        return Optional.empty();
    }

    private String selection(RemoteQuery query)
    {
        return Stream.concat(Stream.of("__typename"), columns.stream().filter(column -> query.columns().contains(column.name())).map(GithubColumn::selection))
                .distinct()
                .collect(joining(" "));
    }

    @Override
    public String explain(ConnectionInfo connection, RemoteQuery query)
    {
        List<String> logins = logins(connection, query).orElse(List.of("?"));
        if (logins.isEmpty()) {
            return "no request: no row can match";
        }
        String described = logins.size() > 10 ? logins.getFirst() + " | ... | " + logins.getLast() + ", " + logins.size() + " in all" : String.join(" | ", logins);
        return "POST /graphql %s(login: %s) { %s }".formatted(field, described, selection(query));
    }
}
