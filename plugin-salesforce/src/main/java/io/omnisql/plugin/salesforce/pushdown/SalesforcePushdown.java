package io.omnisql.plugin.salesforce.pushdown;

import io.omnisql.plugin.salesforce.describe.CalendarColumns;
import io.omnisql.plugin.salesforce.join.Joins;
import io.omnisql.plugin.salesforce.types.Field;
import io.omnisql.plugin.salesforce.types.Field.Flag;
import io.omnisql.plugin.salesforce.types.FieldKind;
import io.omnisql.plugin.salesforce.types.SalesforceObject;
import io.omnisql.toolkit.adapter.ColumnDefinition;
import io.omnisql.toolkit.adapter.ConnectionInfo;
import io.omnisql.toolkit.adapter.JoinedQuery;
import io.omnisql.toolkit.adapter.PushdownPolicy;
import io.omnisql.toolkit.adapter.RemoteAggregate;
import io.omnisql.toolkit.adapter.RemoteJoin;
import io.omnisql.toolkit.adapter.RemotePredicate;
import io.omnisql.toolkit.adapter.RemotePredicate.AnyOf;
import io.omnisql.toolkit.adapter.RemotePredicate.ColumnPredicate;
import io.omnisql.toolkit.adapter.RemoteQuery;
import io.omnisql.toolkit.adapter.RemoteRange;
import io.omnisql.toolkit.adapter.RemoteReader;
import io.omnisql.toolkit.adapter.RemoteSort;
import io.omnisql.toolkit.adapter.Verdict;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What Salesforce takes over, by the descriptions of the fields and the rules of their types.
 */
public final class SalesforcePushdown
        implements PushdownPolicy
{
    private static final RemoteRange ALL = new RemoteRange(Optional.empty(), false, Optional.empty(), false);

    private final Joins joins = new Joins();

    @Override
    public Verdict filter(RemoteQuery query, ColumnPredicate predicate)
    {
        Verdict verdict = FieldFilters.translate(query, predicate).verdict();
        return verdict == Verdict.NEVER || StatementLength.isWithin(query, predicate) ? verdict : Verdict.NEVER;
    }

    /**
     * In place of what SOQL cannot say, that there is a value.
     */
    @Override
    public Optional<ColumnPredicate> weaken(RemoteQuery query, ColumnPredicate predicate)
    {
        boolean nullAllowed = predicate instanceof RemotePredicate.Values values && values.nullAllowed();
        if (nullAllowed || !Field.of(query.column(predicate.column())).is(Flag.NILLABLE)) {
            return Optional.empty();
        }
        return Optional.of(new RemotePredicate.Values(predicate.column(), List.of(ALL), false));
    }

    @Override
    public boolean isLookup(RemoteQuery query, ColumnDefinition column)
    {
        return column.name().equals("id");
    }

    @Override
    public boolean disjunction(RemoteQuery query, AnyOf predicate)
    {
        // of groups it is about aggregates
        boolean isWithin = query.isAggregation() || StatementLength.isWithin(query, predicate);
        return isWithin && SalesforceObject.of(query.definition()).kind() == SalesforceObject.Kind.STANDARD;
    }

    @Override
    public boolean widens(RemoteQuery query, ColumnDefinition column)
    {
        return true;
    }

    @Override
    public Optional<ColumnDefinition> derive(RemoteQuery query, String function, List<String> constants, String type, ColumnDefinition column)
    {
        return query.definition().attributes().isEmpty() ? Optional.empty() : CalendarColumns.derive(function, constants, type, column);
    }

    /**
     * Numbers that SQL sees as equal may be unequal for the service, so that a key after them would not be looked at.
     */
    @Override
    public boolean sort(RemoteQuery query, List<RemoteSort> sort)
    {
        Set<String> names = new HashSet<>();
        for (int i = 0; i < sort.size(); i++) {
            Field field = Field.of(query.column(sort.get(i).column()));
            if (!names.add(field.name()) || (field.kind() == FieldKind.NUMBER && i < sort.size() - 1)) {
                return false;
            }
        }
        return SalesforceObject.of(query.definition()).kind() == SalesforceObject.Kind.STANDARD && StatementLength.isOne(query);
    }

    @Override
    public boolean aggregation(RemoteQuery query, List<RemoteAggregate> aggregates, List<String> grouping)
    {
        return Aggregations.isSupported(query, aggregates, grouping) && StatementLength.isOne(query);
    }

    @Override
    public Optional<JoinedQuery> join(ConnectionInfo connection, RemoteJoin join, RemoteReader reader)
    {
        return joins.join(connection, join, reader).filter(joined -> StatementLength.isWithin(joined.query()));
    }

    @Override
    public boolean having(RemoteQuery query, ColumnPredicate predicate)
    {
        return GroupConditions.isSupported(query, predicate);
    }
}
