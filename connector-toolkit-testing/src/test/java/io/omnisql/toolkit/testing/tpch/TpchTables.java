package io.omnisql.toolkit.testing.tpch;

import io.omnisql.toolkit.adapter.ColumnDefinition;
import io.omnisql.toolkit.adapter.FilterSupport;
import io.omnisql.toolkit.adapter.TableDefinition;
import io.omnisql.toolkit.adapter.ValueType;

import java.util.List;

import static io.omnisql.toolkit.adapter.ValueType.BIGINT;
import static io.omnisql.toolkit.adapter.ValueType.DATE;
import static io.omnisql.toolkit.adapter.ValueType.DOUBLE;
import static io.omnisql.toolkit.adapter.ValueType.VARCHAR;
import static io.omnisql.toolkit.adapter.Verdict.EXACT;

/**
 * The tables of the {@link TpchService}. It filters and sorts by each column as SQL does.
 */
final class TpchTables
{
    private TpchTables() {}

    static List<TableDefinition> all()
    {
        return List.of(
                table("nation", column("nationkey", BIGINT), column("name", VARCHAR), column("regionkey", BIGINT), column("comment", VARCHAR)),
                table("region", column("regionkey", BIGINT), column("name", VARCHAR), column("comment", VARCHAR)),
                table("customer",
                        column("custkey", BIGINT),
                        column("name", VARCHAR),
                        column("address", VARCHAR),
                        column("nationkey", BIGINT),
                        column("phone", VARCHAR),
                        column("acctbal", DOUBLE),
                        column("mktsegment", VARCHAR),
                        column("comment", VARCHAR)),
                table("orders",
                        column("orderkey", BIGINT),
                        column("custkey", BIGINT),
                        column("orderstatus", VARCHAR),
                        column("totalprice", DOUBLE),
                        column("orderdate", DATE),
                        column("orderpriority", VARCHAR),
                        column("clerk", VARCHAR),
                        column("shippriority", BIGINT),
                        column("comment", VARCHAR)));
    }

    private static TableDefinition table(String name, ColumnDefinition... columns)
    {
        return new TableDefinition(name, "", List.of(columns));
    }

    private static ColumnDefinition column(String name, ValueType type)
    {
        FilterSupport filter = FilterSupport.equality(EXACT).withRange(EXACT).withExclusion(EXACT);
        return ColumnDefinition.column(name, type, "/" + name, "")
                .withFilter(type.equals(VARCHAR) ? filter.withLike(EXACT) : filter)
                .withSort()
                .notNull();
    }
}
