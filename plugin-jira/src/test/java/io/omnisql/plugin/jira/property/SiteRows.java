package io.omnisql.plugin.jira.property;

import com.fasterxml.jackson.databind.JsonNode;
import io.omnisql.plugin.jira.jql.IssueClause;
import io.omnisql.toolkit.adapter.ColumnDefinition;
import io.omnisql.toolkit.adapter.RemotePredicate;
import io.omnisql.toolkit.adapter.RemotePredicate.AllOf;
import io.omnisql.toolkit.adapter.RemotePredicate.AnyOf;
import io.omnisql.toolkit.adapter.RemotePredicate.Contains;
import io.omnisql.toolkit.adapter.RemotePredicate.Like;
import io.omnisql.toolkit.adapter.RemotePredicate.Values;
import io.omnisql.toolkit.adapter.RemoteRange;
import io.omnisql.toolkit.adapter.RemoteValue;
import io.omnisql.toolkit.adapter.ValueType;
import io.omnisql.toolkit.adapter.ValueType.Kind;

import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import static io.omnisql.plugin.jira.Adapters.ADAPTER;

/**
 * The issues that a user sees, with SQL's meaning of predicates on them.
 */
final class SiteRows
{
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSZ");

    private final List<ColumnDefinition> columns;
    private final List<Row> rows;

    /**
     * @param values of the columns that are not NULL: one value, or those of the list
     */
    private record Row(String id, Map<String, List<RemoteValue>> values) {}

    private SiteRows(List<ColumnDefinition> columns, List<Row> rows)
    {
        this.columns = columns;
        this.rows = rows;
    }

    /**
     * @param columns of the table of issues, by whom predicates may be
     */
    static SiteRows read(SandboxSite site, List<ColumnDefinition> columns)
    {
        Set<String> fields = columns.stream().map(column -> IssueClause.of(column).field()).collect(Collectors.toCollection(TreeSet::new));
        return new SiteRows(columns, site.search("project IS NOT EMPTY", fields).stream().map(issue -> row(issue, columns)).toList());
    }

    private static Row row(JsonNode issue, List<ColumnDefinition> columns)
    {
        Map<String, List<RemoteValue>> values = new HashMap<>();
        columns.forEach(column -> value(issue, column).ifPresent(value -> values.put(column.name(), value)));
        return new Row(issue.path("id").asText(), values);
    }

    private static Optional<List<RemoteValue>> value(JsonNode issue, ColumnDefinition column)
    {
        int each = column.pointer().indexOf("/*");
        JsonNode value = issue.at(each < 0 ? column.pointer() : column.pointer().substring(0, each));
        if (value.isMissingNode() || value.isNull()) {
            return Optional.empty();
        }
        if (each >= 0) {
            ValueType type = column.type().element().orElseThrow();
            return Optional.of(value.valueStream().map(element -> value(type, element.at(column.pointer().substring(each + "/*".length())))).toList());
        }
        JsonNode rendered = column.renderer().map(name -> ADAPTER.renderers().get(name).render(value)).orElse(value);
        if (rendered == null || rendered.isNull()) {
            return Optional.empty();
        }
        return Optional.of(column.type().element()
                .map(type -> rendered.valueStream().map(element -> value(type, element)).toList())
                .orElseGet(() -> List.of(value(column.type(), rendered))));
    }

    private static RemoteValue value(ValueType type, JsonNode value)
    {
        return type.kind() == Kind.INSTANT ? RemoteValue.of(OffsetDateTime.parse(value.asText(), TIME).toInstant()) : new RemoteValue(type, value.asText());
    }

    List<ColumnDefinition> columns()
    {
        return columns;
    }

    /**
     * The values of a column, or of its lists.
     */
    List<RemoteValue> values(String column)
    {
        return rows.stream().flatMap(row -> Stream.ofNullable(row.values.get(column))).flatMap(List::stream).distinct().toList();
    }

    /**
     * Ids of the issues for which all of the predicates are true.
     */
    Set<String> matching(List<RemotePredicate> predicates)
    {
        return rows.stream().filter(row -> predicates.stream().allMatch(predicate -> isTrue(predicate, row))).map(Row::id).collect(Collectors.toSet());
    }

    private static boolean isTrue(RemotePredicate predicate, Row row)
    {
        return switch (predicate) {
            case AnyOf any -> any.alternatives().stream().anyMatch(alternative -> isTrue(alternative, row));
            case AllOf all -> all.conjuncts().stream().allMatch(conjunct -> isTrue(conjunct, row));
            case Contains contains -> Optional.ofNullable(row.values.get(contains.column())).orElse(List.of()).stream().anyMatch(value -> compare(value, contains.value()) == 0);
            case Values values -> Optional.ofNullable(row.values.get(values.column()))
                    .map(value -> values.isNotNull() || values.ranges().stream().anyMatch(range -> holds(range, value.getFirst())))
                    .orElse(values.nullAllowed());
            case Like like -> throw new AssertionError(like);
        };
    }

    private static boolean holds(RemoteRange range, RemoteValue value)
    {
        return range.low().map(low -> compare(value, low)).map(order -> order > 0 || (order == 0 && range.lowInclusive())).orElse(true)
                && range.high().map(high -> compare(value, high)).map(order -> order < 0 || (order == 0 && range.highInclusive())).orElse(true);
    }

    static int compare(RemoteValue left, RemoteValue right)
    {
        return switch (left.type().kind()) {
            case BIGINT -> Long.compare(left.asLong(), right.asLong());
            case DOUBLE -> Double.compare(left.asDouble(), right.asDouble());
            case DATE -> left.asDate().compareTo(right.asDate());
            case INSTANT -> left.asInstant().compareTo(right.asInstant());
            default -> left.text().compareTo(right.text());
        };
    }

    /**
     * Distinct and ascending.
     */
    static List<RemoteValue> sorted(List<RemoteValue> values)
    {
        List<RemoteValue> sorted = new ArrayList<>();
        values.stream().sorted(SiteRows::compare).filter(value -> sorted.isEmpty() || compare(sorted.getLast(), value) != 0).forEach(sorted::add);
        return sorted;
    }
}
