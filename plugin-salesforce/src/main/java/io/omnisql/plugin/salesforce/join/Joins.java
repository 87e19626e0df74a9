package io.omnisql.plugin.salesforce.join;

import io.omnisql.plugin.salesforce.types.SalesforceObject;
import io.omnisql.toolkit.adapter.ConnectionInfo;
import io.omnisql.toolkit.adapter.JoinedQuery;
import io.omnisql.toolkit.adapter.RemoteJoin;
import io.omnisql.toolkit.adapter.RemoteQuery;
import io.omnisql.toolkit.adapter.RemoteReader;
import io.omnisql.toolkit.adapter.SessionOption;
import io.omnisql.toolkit.adapter.TableDefinition;

import java.util.List;
import java.util.Optional;

/**
 * Joins that are one statement: with a parent, and with the distinct ids of another object's records.
 */
public final class Joins
{
    public static final List<SessionOption> OPTIONS = List.of(ParentJoins.OPTION, SemiJoins.OPTION);

    private final ParentJoins parents;
    private final SemiJoins semiJoins;

    public Joins()
    {
        SharingModels sharing = new SharingModels();
        parents = new ParentJoins(sharing);
        semiJoins = new SemiJoins(sharing);
    }

    public Optional<JoinedQuery> join(ConnectionInfo connection, RemoteJoin join, RemoteReader reader)
    {
        if (!isPlain(join.left().definition()) || !isPlain(join.right().definition()) || join.right().definition().isJoined()) {
            return Optional.empty();
        }
        return join.right().isAggregation() ? semiJoins.join(connection, join, reader) : parents.join(connection, join, reader);
    }

    /**
     * Whether the rows are an object's records without the deleted and archived ones.
     */
    private static boolean isPlain(TableDefinition table)
    {
        if (table.attributes().isEmpty()) {
            // the result of a user's own statement
            return false;
        }
        SalesforceObject object = SalesforceObject.of(table);
        return object.kind() == SalesforceObject.Kind.STANDARD && object.keyed() && !object.includesDeleted();
    }

    static boolean isOn(RemoteQuery query, SessionOption option)
    {
        return query.option(option.name()).map(Boolean::parseBoolean).orElse(false);
    }
}
