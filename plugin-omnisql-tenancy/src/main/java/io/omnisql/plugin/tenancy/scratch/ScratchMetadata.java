package io.omnisql.plugin.tenancy.scratch;

import com.google.inject.Inject;
import io.omnisql.plugin.tenancy.ScratchSchema;
import io.trino.plugin.memory.MemoryMetadata;
import io.trino.spi.NodeManager;
import io.trino.spi.connector.ConnectorSession;
import io.trino.spi.connector.ConnectorTableHandle;
import io.trino.spi.connector.ConnectorTableVersion;
import io.trino.spi.connector.ConnectorViewDefinition;
import io.trino.spi.connector.RelationColumnsMetadata;
import io.trino.spi.connector.RelationCommentMetadata;
import io.trino.spi.connector.SchemaTableName;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static com.google.common.collect.ImmutableMap.toImmutableMap;
import static com.google.common.collect.ImmutableSet.toImmutableSet;

/**
 * Tables in memory, of which a session finds those in its tenant's schema only.
 * <p>
 * The engine looks a table up, and checks a statement against its columns, before it asks for access: what is found can be told from the errors.
 */
class ScratchMetadata
        extends MemoryMetadata
{
    @Inject
    ScratchMetadata(NodeManager nodeManager)
    {
        super(nodeManager);
    }

    @Override
    public List<String> listSchemaNames(ConnectorSession session)
    {
        return super.listSchemaNames(session).stream()
                .filter(schema -> isOwn(session, schema))
                .collect(toImmutableList());
    }

    @Override
    public ConnectorTableHandle getTableHandle(
            ConnectorSession session,
            SchemaTableName name,
            Optional<ConnectorTableVersion> startVersion,
            Optional<ConnectorTableVersion> endVersion)
    {
        return isOwn(session, name) ? super.getTableHandle(session, name, startVersion, endVersion) : null;
    }

    @Override
    public List<SchemaTableName> listTables(ConnectorSession session, Optional<String> schema)
    {
        return super.listTables(session, schema).stream()
                .filter(name -> isOwn(session, name))
                .collect(toImmutableList());
    }

    @Override
    public Iterator<RelationColumnsMetadata> streamRelationColumns(ConnectorSession session, Optional<String> schema, UnaryOperator<Set<SchemaTableName>> filter)
    {
        return super.streamRelationColumns(session, schema, names -> filter.apply(own(session, names)));
    }

    @Override
    public Iterator<RelationCommentMetadata> streamRelationComments(ConnectorSession session, Optional<String> schema, UnaryOperator<Set<SchemaTableName>> filter)
    {
        return super.streamRelationComments(session, schema, names -> filter.apply(own(session, names)));
    }

    @Override
    public List<SchemaTableName> listViews(ConnectorSession session, Optional<String> schema)
    {
        return super.listViews(session, schema).stream()
                .filter(name -> isOwn(session, name))
                .collect(toImmutableList());
    }

    @Override
    public Map<SchemaTableName, ConnectorViewDefinition> getViews(ConnectorSession session, Optional<String> schema)
    {
        return super.getViews(session, schema).entrySet().stream()
                .filter(entry -> isOwn(session, entry.getKey()))
                .collect(toImmutableMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    @Override
    public Optional<ConnectorViewDefinition> getView(ConnectorSession session, SchemaTableName name)
    {
        return isOwn(session, name) ? super.getView(session, name) : Optional.empty();
    }

    private static Set<SchemaTableName> own(ConnectorSession session, Set<SchemaTableName> names)
    {
        return names.stream()
                .filter(name -> isOwn(session, name))
                .collect(toImmutableSet());
    }

    private static boolean isOwn(ConnectorSession session, SchemaTableName name)
    {
        return isOwn(session, name.getSchemaName());
    }

    private static boolean isOwn(ConnectorSession session, String schema)
    {
        return ScratchSchema.ofUser(session.getUser()).equals(Optional.of(schema));
    }
}
