package io.omnisql.toolkit.decode;

import com.google.common.collect.ImmutableList;
import io.omnisql.toolkit.adapter.ColumnDefinition;
import io.omnisql.toolkit.adapter.RemotePredicate;
import io.omnisql.toolkit.adapter.RemotePredicate.AllOf;
import io.omnisql.toolkit.adapter.RemotePredicate.AnyOf;
import io.omnisql.toolkit.adapter.RemotePredicate.ColumnPredicate;
import io.omnisql.toolkit.adapter.RemotePredicate.Contains;
import io.omnisql.toolkit.adapter.RemoteValue;
import io.omnisql.toolkit.adapter.ValueType;
import io.omnisql.toolkit.types.Predicates;
import io.trino.spi.Page;
import io.trino.spi.block.Block;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import static com.google.common.base.Preconditions.checkArgument;
import static io.omnisql.toolkit.types.EngineTypes.engineType;
import static io.omnisql.toolkit.types.ValueConverter.toRemote;
import static io.trino.spi.type.TypeUtils.readNativeValue;

/**
 * Keeps the rows of a page that satisfy predicates.
 */
final class RowSelector
{
    private final List<RemotePredicate> predicates;
    private final List<ColumnDefinition> columns;
    private final List<String> names;

    /**
     * @param columns those of the page, in order
     */
    RowSelector(List<RemotePredicate> predicates, List<ColumnDefinition> columns)
    {
        this.predicates = List.copyOf(predicates);
        this.columns = List.copyOf(columns);
        this.names = columns.stream().map(ColumnDefinition::name).toList();
    }

    Page select(Page page)
    {
        int[] kept = IntStream.range(0, page.getPositionCount())
                .filter(position -> predicates.stream().allMatch(predicate -> matches(predicate, page, position)))
                .toArray();
        return kept.length == page.getPositionCount() ? page : page.copyPositions(kept, 0, kept.length);
    }

    private boolean matches(RemotePredicate predicate, Page page, int position)
    {
        return switch (predicate) {
            case ColumnPredicate single -> matchesColumn(single, page, position);
            case AnyOf any -> any.alternatives().stream().anyMatch(alternative -> matches(alternative, page, position));
            case AllOf all -> all.conjuncts().stream().allMatch(conjunct -> matches(conjunct, page, position));
        };
    }

    private boolean matchesColumn(ColumnPredicate predicate, Page page, int position)
    {
        int channel = names.indexOf(predicate.column());
        checkArgument(channel >= 0, "a filter of the page is about a column that it does not name: %s", predicate.column());
        ValueType type = columns.get(channel).type();
        Block block = page.getBlock(channel);
        if (predicate instanceof Contains contains) {
            return !block.isNull(position) && Predicates.matches(contains, elements(type, block, position));
        }
        return Predicates.matches(predicate, value(type, block, position));
    }

    private static List<RemoteValue> elements(ValueType type, Block block, int position)
    {
        ValueType element = type.element().orElseThrow();
        Block list = (Block) readNativeValue(engineType(type), block, position);
        ImmutableList.Builder<RemoteValue> elements = ImmutableList.builder();
        for (int index = 0; index < list.getPositionCount(); index++) {
            value(element, list, index).ifPresent(elements::add);
        }
        return elements.build();
    }

    /**
     * Empty for NULL.
     */
    private static Optional<RemoteValue> value(ValueType type, Block block, int position)
    {
        if (block.isNull(position)) {
            return Optional.empty();
        }
        return Optional.of(toRemote(type, readNativeValue(engineType(type), block, position))
                .orElseThrow(() -> DecodeErrors.wrongFormat("A value that rows are chosen by has no literal")));
    }
}
