package io.omnisql.toolkit.testing;

import io.omnisql.toolkit.adapter.ColumnDefinition;
import io.omnisql.toolkit.adapter.FilterSupport;
import io.omnisql.toolkit.adapter.TableDefinition;

import java.util.List;

import static io.omnisql.toolkit.adapter.ColumnDefinition.column;
import static io.omnisql.toolkit.adapter.ValueType.BIGINT;
import static io.omnisql.toolkit.adapter.ValueType.BOOLEAN;
import static io.omnisql.toolkit.adapter.ValueType.DATE;
import static io.omnisql.toolkit.adapter.ValueType.DOUBLE;
import static io.omnisql.toolkit.adapter.ValueType.INSTANT;
import static io.omnisql.toolkit.adapter.ValueType.VARCHAR;
import static io.omnisql.toolkit.adapter.ValueType.VARCHAR_ARRAY;
import static io.omnisql.toolkit.adapter.Verdict.EXACT;
import static io.omnisql.toolkit.adapter.Verdict.SUPERSET;

/**
 * The table {@code items} of the {@link StubService}, with a column of every type and a filter of every verdict.
 */
public final class StubTable
{
    public static final String ITEMS = "items";

    private StubTable() {}

    public static TableDefinition items()
    {
        List<ColumnDefinition> columns = List.of(
                column("shard", VARCHAR, "", "Which shard holds the item").withFilter(FilterSupport.equality(EXACT)).notNull(),
                column("id", BIGINT, "/id", "Number within the shard").withFilter(FilterSupport.equality(EXACT)).withSort().notNull(),
                column("name", VARCHAR, "/name", "Title"),
                column("state", VARCHAR, "/state", "open or closed").withLowerCase().withFilter(FilterSupport.equality(EXACT)).notNull(),
                column("category", VARCHAR, "/category/title", "Kind; the service ignores its case").withFilter(FilterSupport.equality(SUPERSET)),
                column("score", DOUBLE, "/score", "Weight"),
                column("active", BOOLEAN, "/active", "Whether it is worked on").notNull(),
                column("due", DATE, "/due", "Last day"),
                column("created_at", INSTANT, "/created_at", "When it was made").withFilter(FilterSupport.NONE.withRange(EXACT)).withSort().notNull(),
                column("tags", VARCHAR_ARRAY, "/tags/*/name", "Labels").withFilter(FilterSupport.NONE.withContains(EXACT)).notNull());
        return new TableDefinition(ITEMS, "Everything that the stub service holds", columns);
    }
}
