package io.omnisql.plugin.salesforce.scan;

import io.omnisql.plugin.salesforce.soql.Condition;
import io.omnisql.plugin.salesforce.soql.SoqlLiterals;
import io.omnisql.toolkit.adapter.ColumnDefinition;
import io.omnisql.toolkit.adapter.RemotePredicate.Values;
import io.omnisql.toolkit.adapter.RemoteRange;
import io.omnisql.toolkit.adapter.RemoteValue;
import io.omnisql.toolkit.adapter.RowFilter;
import io.omnisql.toolkit.adapter.ValueType;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import static io.omnisql.plugin.salesforce.scan.RowPages.ID;
import static io.omnisql.toolkit.adapter.ColumnDefinition.column;
import static java.util.Objects.requireNonNull;

/**
 * The ids between two others, of which each may be missing. Salesforce orders ids as SQL orders their text.
 */
record IdRange(Optional<String> low, Optional<String> high)
{
    static final IdRange ALL = new IdRange(Optional.empty(), Optional.empty());

    /**
     * No table has a column of this name.
     */
    private static final ColumnDefinition COLUMN = column("#id", ValueType.varchar(18), "/" + ID, "");

    IdRange
    {
        requireNonNull(low, "low is null");
        requireNonNull(high, "high is null");
    }

    IdRange above(String id)
    {
        return new IdRange(Optional.of(id), high);
    }

    IdRange below(String id)
    {
        return new IdRange(low, Optional.of(id));
    }

    IdRange withoutHigh()
    {
        return new IdRange(low, Optional.empty());
    }

    IdRange withoutLow()
    {
        return new IdRange(Optional.empty(), high);
    }

    boolean isEmpty()
    {
        return low.isPresent() && high.isPresent() && low.get().compareTo(high.get()) >= 0;
    }

    Condition condition()
    {
        return Condition.and(Stream.concat(
                        low.stream().map(id -> Condition.compare(ID, ">", SoqlLiterals.text(id))),
                        high.stream().map(id -> Condition.compare(ID, "<", SoqlLiterals.text(id))))
                .toList());
    }

    /**
     * Leaves out of an answer what lies outside.
     */
    RowFilter filter()
    {
        return new RowFilter(List.of(new Values(COLUMN.name(), List.of(new RemoteRange(low.map(IdRange::value), false, high.map(IdRange::value), false)), false)), List.of(COLUMN));
    }

    private static RemoteValue value(String id)
    {
        return new RemoteValue(COLUMN.type(), id);
    }
}
