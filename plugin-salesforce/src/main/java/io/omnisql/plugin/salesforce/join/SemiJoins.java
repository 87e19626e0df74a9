package io.omnisql.plugin.salesforce.join;

import com.google.common.collect.ImmutableMap;
import io.omnisql.plugin.salesforce.describe.ParentLink;
import io.omnisql.plugin.salesforce.pushdown.FieldFilters;
import io.omnisql.plugin.salesforce.pushdown.JoinConditions;
import io.omnisql.plugin.salesforce.soql.Condition;
import io.omnisql.plugin.salesforce.soql.Soql;
import io.omnisql.plugin.salesforce.types.Field;
import io.omnisql.plugin.salesforce.types.Field.Flag;
import io.omnisql.plugin.salesforce.types.FieldKind;
import io.omnisql.plugin.salesforce.types.SalesforceObject;
import io.omnisql.toolkit.adapter.ColumnDefinition;
import io.omnisql.toolkit.adapter.ConnectionInfo;
import io.omnisql.toolkit.adapter.JoinedQuery;
import io.omnisql.toolkit.adapter.RemoteJoin;
import io.omnisql.toolkit.adapter.RemoteQuery;
import io.omnisql.toolkit.adapter.RemoteReader;
import io.omnisql.toolkit.adapter.SessionOption;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import static java.util.Locale.ROOT;
import static java.util.Objects.requireNonNull;

/**
 * Joins with the distinct ids of another object's records, as {@code IN (SELECT …)} in the statement's condition. It is not documented that
 * the statement within sees only the records that its user may see, so that it is sent only where everybody may see them.
 */
final class SemiJoins
{
    static final SessionOption OPTION = SessionOption.flag(
            "semi_joins",
            "Whether IN (SELECT id …) and joins with distinct ids of records that everybody may read are conditions of one query",
            true);

    /**
     * How many a statement may have.
     */
    private static final int MOST = 2;
    /**
     * Statements may have 100,000 characters.
     */
    private static final int LONGEST = 20_000;

    /**
     * What a statement within a condition may not be about.
     */
    private static final Set<String> NOT_INNER = Set.of("activityhistory", "attachment", "event", "eventattendee", "note", "openactivity", "task");
    /**
     * What asks for filters of certain forms.
     */
    private static final Set<String> DEMANDING = Set.of("contentdocumentlink", "contentfolderitem", "contentfoldermember", "ideacomment", "userrecordaccess", "vote");
    /**
     * Ends of the names of what comes with other objects, and is kept in other ways.
     */
    private static final List<String> COMPANIONS = List.of("feed", "history", "share", "tag", "__kav");

    private final SharingModels sharing;

    SemiJoins(SharingModels sharing)
    {
        this.sharing = requireNonNull(sharing, "sharing is null");
    }

    Optional<JoinedQuery> join(ConnectionInfo connection, RemoteJoin join, RemoteReader reader)
    {
        RemoteQuery outer = join.left();
        RemoteQuery inner = join.right();
        int number = JoinConditions.of(outer).size();
        if (!Joins.isOn(outer, OPTION) || join.outer() || join.keys().size() != 1 || inner.grouping().size() != 1 || number == MOST || !JoinConditions.of(inner).isEmpty()) {
            return Optional.empty();
        }
        ColumnDefinition key = outer.column(join.keys().getFirst().left());
        ColumnDefinition selected = inner.column(inner.grouping().getFirst());
        Optional<String> object = target(outer, key);
        if (ParentColumns.isOfParent(key) || object.isEmpty() || !object.equals(target(inner, selected)) || !mayBeJoined(outer, inner)) {
            return Optional.empty();
        }
        Optional<String> within = condition(inner, selected);
        if (within.isEmpty() || !sharing.isPublic(connection, SalesforceObject.of(inner.definition()), reader)) {
            return Optional.empty();
        }
        return within.map(condition -> {
            String text = "%s IN (%s)".formatted(Field.of(key).name(), condition);
            ColumnDefinition copy = copy(key, number);
            RemoteQuery query = JoinConditions.add(outer, text)
                    .withDefinition(outer.definition().withColumns(Stream.concat(outer.definition().columns().stream(), Stream.of(copy)).toList()))
                    .withColumns(Stream.concat(outer.columns().stream(), Stream.of(copy.name())).toList());
            return new JoinedQuery(query, ImmutableMap.of(selected.name(), copy));
        });
    }

    /**
     * The object whose records' ids the column holds; empty when it is no id, or of records of several objects.
     */
    private static Optional<String> target(RemoteQuery query, ColumnDefinition column)
    {
        Field field = Field.of(column);
        if (field.kind() != FieldKind.ID || !field.is(Flag.FILTERABLE)) {
            return Optional.empty();
        }
        return field.type().equals("id")
                ? Optional.of(SalesforceObject.of(query.definition()).name())
                : ParentLink.of(column).map(ParentLink::parent);
    }

    private static boolean mayBeJoined(RemoteQuery outer, RemoteQuery inner)
    {
        String outerName = SalesforceObject.of(outer.definition()).name().toLowerCase(ROOT);
        String innerName = SalesforceObject.of(inner.definition()).name().toLowerCase(ROOT);
        return !outerName.equals(innerName)
                && !NOT_INNER.contains(innerName)
                && Stream.of(outerName, innerName).noneMatch(name -> DEMANDING.contains(name) || COMPANIONS.stream().anyMatch(name::endsWith));
    }

    /**
     * The statement within the condition. A null among the ids would equal nothing in SQL.
     */
    private static Optional<String> condition(RemoteQuery inner, ColumnDefinition selected)
    {
        Field field = Field.of(selected);
        Condition notNull = field.is(Flag.NILLABLE) ? Condition.isNotNull(field.name()) : Condition.TRUE;
        Condition condition = Condition.and(List.of(FieldFilters.condition(inner), notNull));
        if (condition.isFalse() || condition.hasOr()) {
            return Optional.empty();
        }
        return Optional.of(Soql.select(List.of(field.name()), SalesforceObject.of(inner.definition()).name()).where(condition).text())
                .filter(text -> text.length() <= LONGEST);
    }

    /**
     * The same column under a name of its own, for what the engine reads of the other side.
     */
    private static ColumnDefinition copy(ColumnDefinition key, int number)
    {
        return new ColumnDefinition(
                "%s$%s".formatted(key.name(), number),
                key.type(),
                key.comment(),
                key.pointer(),
                key.spellings(),
                key.valueCase(),
                key.filter(),
                key.sortable(),
                key.nullable(),
                key.renderer(),
                key.attributes());
    }
}
