package io.omnisql.toolkit.connector;

import com.google.common.collect.Multimaps;
import io.omnisql.toolkit.adapter.ColumnDefinition;
import io.trino.spi.connector.ColumnHandle;
import io.trino.spi.connector.ColumnMetadata;

import java.util.Optional;
import java.util.stream.Stream;

import static io.omnisql.toolkit.types.EngineTypes.engineType;
import static java.util.Locale.ROOT;
import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;

/**
 * One column with all that is needed to push it down and to decode it.
 */
public record SaasColumnHandle(ColumnDefinition definition)
        implements ColumnHandle
{
    public SaasColumnHandle
    {
        requireNonNull(definition, "definition is null");
    }

    static ColumnDefinition definitionOf(ColumnHandle handle)
    {
        return ((SaasColumnHandle) handle).definition();
    }

    ColumnMetadata metadata()
    {
        return ColumnMetadata.builder()
                .setName(definition.name())
                .setType(engineType(definition.type()))
                .setNullable(definition.nullable())
                .setHidden(definition.isHidden())
                .setComment(Optional.of(definition.comment()).filter(comment -> !comment.isEmpty()))
                .setExtraInfo(Optional.of(pushdown()).filter(pushdown -> !pushdown.isEmpty()))
                .build();
    }

    /**
     * What {@code DESCRIBE} tells of the filters and sorts that the service takes over, as {@code exact: =, IN; superset: ranges; ORDER BY ... LIMIT}.
     */
    private String pushdown()
    {
        Stream<String> filters = Multimaps.asMap(definition.filter().operators()).entrySet().stream()
                .map(filter -> filter.getKey().name().toLowerCase(ROOT) + ": " + String.join(", ", filter.getValue()));
        return Stream.concat(filters, definition.sortable() ? Stream.of("ORDER BY ... LIMIT") : Stream.empty()).collect(joining("; "));
    }

    @Override
    public String toString()
    {
        return definition.name();
    }
}
