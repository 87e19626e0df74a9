package io.omnisql.plugin.jira.table;

import com.google.common.collect.ImmutableList;
import io.omnisql.plugin.jira.scan.ListColumn;
import io.omnisql.plugin.jira.scan.ListSpec;
import io.omnisql.plugin.jira.scan.Listing;
import io.omnisql.plugin.jira.scan.Paging;

import static io.omnisql.plugin.jira.scan.ListColumn.column;
import static io.omnisql.toolkit.adapter.ValueType.BIGINT;
import static io.omnisql.toolkit.adapter.ValueType.VARCHAR;

/**
 * What the lists of boards' issues have in common.
 */
final class BoardListings
{
    private BoardListings() {}

    /**
     * @param path below the board's
     * @param sprint which sprint of an issue is told
     * @param more columns after the common ones
     */
    static ListSpec issues(String name, String comment, String path, String sprint, ListColumn... more)
    {
        ListColumn[] columns = ImmutableList.<ListColumn>builder()
                .add(column("issue_id", BIGINT, "/id", "Identifier of the issue").notNull())
                .add(column("issue_key", VARCHAR, "/key", "Key of the issue").notNull())
                .add(column("summary", VARCHAR, "/fields/summary", "Summary of the issue").ofField("summary"))
                .add(column("status_id", BIGINT, "/fields/status/id", "Identifier of the issue's status").ofField("status"))
                .add(column("status_name", VARCHAR, "/fields/status/name", "Name of the issue's status").ofField("status"))
                .add(column("sprint_id", BIGINT, "/fields/sprint/id", "Identifier of the %s sprint that the issue is in".formatted(sprint)).ofField("sprint"))
                .add(column("epic_id", BIGINT, "/fields/epic/id", "Identifier of the issue's epic").ofField("epic"))
                .add(more)
                .build()
                .toArray(ListColumn[]::new);
        return ListSpec.list(name, comment, Listing.agile("/board/{board_id}/" + path, "/issues", Paging.counted(100)).with("jql", "ORDER BY created ASC, key ASC"), columns)
                .ofEach(Parents.boards())
                .needing("fields", "created")
                .withExactTotal()
                .inParallel();
    }
}
