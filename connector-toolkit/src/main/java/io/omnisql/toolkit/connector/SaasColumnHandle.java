package io.omnisql.toolkit.connector;

import io.omnisql.toolkit.adapter.ColumnDefinition;
import io.trino.spi.connector.ColumnHandle;
import io.trino.spi.connector.ColumnMetadata;

import java.util.Optional;

import static io.omnisql.toolkit.types.EngineTypes.engineType;
import static java.util.Objects.requireNonNull;

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
                .build();
    }

    @Override
    public String toString()
    {
        return definition.name();
    }
}
