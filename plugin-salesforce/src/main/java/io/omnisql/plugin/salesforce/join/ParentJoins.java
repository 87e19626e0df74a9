package io.omnisql.plugin.salesforce.join;

import io.omnisql.plugin.salesforce.describe.ParentLink;
import io.omnisql.plugin.salesforce.types.Field;
import io.omnisql.plugin.salesforce.types.FieldKind;
import io.omnisql.plugin.salesforce.types.SalesforceObject;
import io.omnisql.toolkit.adapter.ColumnDefinition;
import io.omnisql.toolkit.adapter.ConnectionInfo;
import io.omnisql.toolkit.adapter.JoinedQuery;
import io.omnisql.toolkit.adapter.RemoteFilter;
import io.omnisql.toolkit.adapter.RemoteJoin;
import io.omnisql.toolkit.adapter.RemotePredicate.Values;
import io.omnisql.toolkit.adapter.RemoteQuery;
import io.omnisql.toolkit.adapter.RemoteRange;
import io.omnisql.toolkit.adapter.RemoteReader;
import io.omnisql.toolkit.adapter.RemoteValue;
import io.omnisql.toolkit.adapter.SessionOption;
import io.omnisql.toolkit.adapter.TableDefinition;
import io.omnisql.toolkit.adapter.ValueType.Kind;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

import static com.google.common.collect.ImmutableMap.toImmutableMap;
import static io.omnisql.toolkit.adapter.Verdict.EXACT;
import static java.util.Objects.requireNonNull;

/**
 * Joins of children with their parents, as paths of one statement, where the path shows what the parent's table shows.
 */
final class ParentJoins
{
    static final SessionOption OPTION = SessionOption.flag(
            "parent_joins",
            "Whether joins with parents that everybody may read are queries of the children alone",
            false);

    private static final RemoteRange ALL = new RemoteRange(Optional.empty(), false, Optional.empty(), false);

    private final SharingModels sharing;

    ParentJoins(SharingModels sharing)
    {
        this.sharing = requireNonNull(sharing, "sharing is null");
    }

    Optional<JoinedQuery> join(ConnectionInfo connection, RemoteJoin join, RemoteReader reader)
    {
        RemoteQuery left = join.left();
        RemoteQuery right = join.right();
        if (!Joins.isOn(left, OPTION) || right.isAggregation() || join.keys().size() != 1) {
            return Optional.empty();
        }
        SalesforceObject parent = SalesforceObject.of(right.definition());
        Optional<ParentColumns> columns = Optional.of(left.column(join.keys().getFirst().left()))
                .filter(lookup -> !ParentColumns.isOfParent(lookup) && Field.of(lookup).kind() == FieldKind.ID)
                .flatMap(ParentLink::of)
                .filter(link -> link.parent().equals(parent.name()))
                .map(link -> new ParentColumns(link.relationship(), parent, join.outer()));
        if (columns.isEmpty()
                || parent.archived()
                || !Field.of(right.column(join.keys().getFirst().right())).type().equals("id")
                || (join.outer() && !right.filters().isEmpty())
                || !isReadable(right)
                || isTaken(left.definition(), columns.get())
                || !sharing.isPublic(connection, parent, reader)) {
            return Optional.empty();
        }
        return join(left, right, columns.get());
    }

    /**
     * What the values of several parts, and of attachments, are through a path is not documented.
     */
    private static boolean isReadable(RemoteQuery right)
    {
        return right.columns().stream()
                .map(right::column)
                .allMatch(column -> column.type().kind() != Kind.ROW && !Field.of(column).type().equals("base64"));
    }

    private static boolean isTaken(TableDefinition table, ParentColumns columns)
    {
        return table.columns().stream().anyMatch(column -> column.name().startsWith(columns.name("")));
    }

    private static Optional<JoinedQuery> join(RemoteQuery left, RemoteQuery right, ParentColumns parent)
    {
        Map<String, ColumnDefinition> columns = right.definition().columns().stream().collect(toImmutableMap(ColumnDefinition::name, parent::of));
        List<ColumnDefinition> added = new ArrayList<>(columns.values());
        List<RemoteFilter> filters = new ArrayList<>(left.filters());
        right.filters().stream()
                .map(filter -> new RemoteFilter(Renaming.columns(filter.predicate(), parent::name), filter.verdict()))
                .forEach(filters::add);
        if (!parent.outer()) {
            Optional<ColumnDefinition> id = right.definition().columns().stream().filter(column -> Field.of(column).type().equals("id")).map(parent::of).findFirst();
            if (id.isEmpty() || !require(filters, new Values(id.get().name(), List.of(ALL), false), own -> !own.nullAllowed())) {
                return Optional.empty();
            }
            if (parent.parent().recycled()) {
                ColumnDefinition deleted = parent.deleted();
                Values live = new Values(deleted.name(), List.of(RemoteRange.equal(RemoteValue.of(false))), false);
                if (!require(filters, live, live::equals)) {
                    return Optional.empty();
                }
                if (!columns.containsKey("isdeleted")) {
                    added.add(deleted);
                }
            }
        }
        RemoteQuery query = left
                .withDefinition(definition(left.definition(), added, parent.parent()))
                .withColumns(Stream.concat(left.columns().stream(), right.columns().stream().map(parent::name)).toList())
                .withFilters(filters);
        return Optional.of(new JoinedQuery(query, columns));
    }

    /**
     * Adds the column's filter where it has none.
     *
     * @param implies whether the one that it has says as much
     * @return false where it does not
     */
    private static boolean require(List<RemoteFilter> filters, Values required, Predicate<Values> implies)
    {
        Optional<Values> own = filters.stream()
                .flatMap(filter -> filter.predicate() instanceof Values values && values.column().equals(required.column()) ? Stream.of(values) : Stream.empty())
                .findFirst();
        if (own.isEmpty()) {
            filters.add(new RemoteFilter(required, EXACT));
        }
        return own.isEmpty() || implies.test(own.get());
    }

    private static TableDefinition definition(TableDefinition child, List<ColumnDefinition> added, SalesforceObject parent)
    {
        SalesforceObject object = SalesforceObject.of(child);
        return new TableDefinition(
                child.name(),
                child.comment(),
                Stream.concat(child.columns().stream(), added.stream()).toList(),
                object.withMultiCurrency(object.multiCurrency() || parent.multiCurrency()).toAttributes());
    }
}
