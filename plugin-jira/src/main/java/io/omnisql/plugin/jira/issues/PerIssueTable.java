package io.omnisql.plugin.jira.issues;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.Lists;
import io.omnisql.plugin.jira.jql.Condition;
import io.omnisql.plugin.jira.scan.JiraRequests;
import io.omnisql.toolkit.adapter.ColumnDefinition;
import io.omnisql.toolkit.adapter.ConnectionInfo;
import io.omnisql.toolkit.adapter.PageOutcome;
import io.omnisql.toolkit.adapter.PageRequest;
import io.omnisql.toolkit.adapter.RemotePartition;
import io.omnisql.toolkit.adapter.RemoteQuery;
import io.omnisql.toolkit.adapter.RemoteReader;
import io.omnisql.toolkit.adapter.TableCatalog.TableName;
import io.omnisql.toolkit.adapter.TableDefinition;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

import static com.google.common.math.LongMath.divide;
import static java.math.RoundingMode.CEILING;
import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;

/**
 * A table that Jira gives for one issue at a time only: a request for each, some issues side by side.
 */
final class PerIssueTable
        extends NamedIssueTable
{
    private static final String ISSUES = "issues";
    /**
     * Issues of one chain of requests.
     */
    private static final int CHAIN = 25;

    private final TableDefinition definition;
    private final String path;
    private final String rows;
    private final Optional<String> condition;

    /**
     * @param path below the issue's
     * @param rows path of the rows in the answer
     * @param condition JQL that holds for all issues with rows
     * @param columns besides those of the issue
     */
    PerIssueTable(String name, String comment, String path, String rows, Optional<String> condition, List<ColumnDefinition> columns, SiteDirectory directory)
    {
        super(directory);
        this.definition = new TableDefinition(name, comment, ImmutableList.<ColumnDefinition>builder().addAll(ChildColumns.issue()).addAll(columns).build());
        this.path = requireNonNull(path, "path is null");
        this.rows = requireNonNull(rows, "rows is null");
        this.condition = requireNonNull(condition, "condition is null");
    }

    @Override
    public TableName name()
    {
        return new TableName(definition.name(), definition.comment());
    }

    @Override
    public TableDefinition describe(ConnectionInfo connection, RemoteReader reader)
    {
        return ChildColumns.at(connection, definition);
    }

    @Override
    public List<RemotePartition> partition(ConnectionInfo connection, RemoteQuery query, RemoteReader reader)
    {
        return Lists.partition(issues(connection, query, reader), CHAIN).stream()
                .map(issues -> new RemotePartition(issues.getFirst().key(), Map.of(ISSUES, issues.stream().map(IssueName::toString).collect(joining(" ")))))
                .toList();
    }

    private List<IssueName> issues(ConnectionInfo connection, RemoteQuery query, RemoteReader reader)
    {
        return find(connection, query, reader, IssueFilters.of(query), carries());
    }

    private Condition carries()
    {
        return condition.map(Condition::clause).orElse(Condition.ALWAYS);
    }

    @Override
    public PageRequest firstPage(ConnectionInfo connection, RemoteQuery query, RemotePartition partition)
    {
        return page(connection, partition, 0);
    }

    @Override
    public Optional<PageRequest> nextPage(ConnectionInfo connection, RemoteQuery query, RemotePartition partition, PageRequest previous, PageOutcome outcome)
    {
        int next = Integer.parseInt(previous.state().get("index")) + 1;
        return next < issues(partition).size() ? Optional.of(page(connection, partition, next)) : Optional.empty();
    }

    private PageRequest page(ConnectionInfo connection, RemotePartition partition, int index)
    {
        IssueName issue = IssueName.of(issues(partition).get(index));
        return new PageRequest(JiraRequests.get(connection, "/issue/" + issue.id() + path), rows, List.of(), ChildColumns.constants(issue))
                .withState(Map.of("index", Integer.toString(index)));
    }

    private static List<String> issues(RemotePartition partition)
    {
        return Splitter.on(' ').splitToList(partition.parameters().get(ISSUES));
    }

    @Override
    public String explain(ConnectionInfo connection, RemoteQuery query)
    {
        return "search/jql of ids, then issue/{id}%s of each".formatted(path);
    }

    @Override
    public OptionalLong estimateCalls(ConnectionInfo connection, RemoteQuery query)
    {
        IssueFilters filters = IssueFilters.of(query);
        if (filters.lookup().isEmpty()) {
            return OptionalLong.empty();
        }
        long issues = filters.names().size();
        return OptionalLong.of(issues + divide(issues, IssueRequests.LOOKUPS, CEILING));
    }
}
