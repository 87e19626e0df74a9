package io.omnisql.plugin.salesforce.documentation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.omnisql.plugin.salesforce.Tables;
import io.omnisql.plugin.salesforce.pushdown.SalesforcePushdown;
import io.omnisql.toolkit.adapter.ColumnDefinition;
import io.omnisql.toolkit.adapter.FilterSupport;
import io.omnisql.toolkit.adapter.RemoteAggregate;
import io.omnisql.toolkit.adapter.RemoteAggregate.Function;
import io.omnisql.toolkit.adapter.RemoteQuery;
import io.omnisql.toolkit.adapter.TableDefinition;
import io.omnisql.toolkit.adapter.ValueType;
import io.omnisql.toolkit.adapter.Verdict;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import static io.omnisql.plugin.salesforce.Tables.field;
import static java.util.Locale.ROOT;
import static java.util.stream.Collectors.joining;

/**
 * The matrix of types and operators, as the connector declares it for fields with the usual flags.
 */
final class VerdictMarkdown
{
    private static final Map<String, ObjectNode> FIELDS = fields();

    private final TableDefinition table = Tables.table("Thing__c", FIELDS.values().toArray(ObjectNode[]::new));
    private final SalesforcePushdown pushdown = new SalesforcePushdown();

    private static Map<String, ObjectNode> fields()
    {
        Map<String, ObjectNode> fields = new LinkedHashMap<>();
        fields.put("reference", field("Reference", "reference", "FSGAN"));
        fields.put("boolean", field("Boolean", "boolean", "FSG"));
        fields.put("int", field("Int", "int", "FSGAN"));
        fields.put("long", field("Long", "long", "FSGAN"));
        fields.put("double, percent, currency", field("Double", "double", "FSAN"));
        fields.put("date", field("Date", "date", "FSGAN"));
        fields.put("datetime", field("Datetime", "datetime", "FSAN"));
        fields.put("time", field("Time", "time", "FSN"));
        fields.put("string, email, phone, url, picklist, combobox, textarea up to 255", field("String", "string", "FSGAN").put("length", 255));
        fields.put("the same, case-sensitive", field("Key", "string", "FSGANK").put("length", 255));
        fields.put("the same, a formula", field("Formula", "string", "FSNC").put("length", 255));
        fields.put("the same, encrypted at rest", field("Secret", "string", "FNE").put("length", 255));
        fields.put("multipicklist", field("Tags", "multipicklist", "FN").put("length", 4099));
        fields.put("longer and rich textarea, encryptedstring, base64", field("Area", "textarea", "N").put("length", 32768));
        fields.put("anyType, complexvalue, json", field("Any", "anyType", "N"));
        return fields;
    }

    String render()
    {
        Stream<String> head = Stream.of(
                "| Salesforce type | SQL type | `=` `IN` | `<>` `NOT IN` | ranges | `IS [NOT] NULL` | `LIKE` | `ORDER BY … LIMIT` | `GROUP BY` | aggregates |",
                "|---|---|---|---|---|---|---|---|---|---|");
        Stream<String> id = Stream.of(row("id", table.column("id").orElseThrow()));
        Stream<String> others = FIELDS.entrySet().stream().map(entry -> row(entry.getKey(), table.column(entry.getValue().get("name").asText().toLowerCase(ROOT)).orElseThrow()));
        return Stream.of(head, id, others).flatMap(rows -> rows).collect(joining("\n"));
    }

    private String row(String types, ColumnDefinition column)
    {
        FilterSupport filter = column.filter();
        return Stream.of(
                        types,
                        column.type().toString(),
                        verdict(filter.equality()),
                        verdict(filter.exclusion()),
                        verdict(filter.range()),
                        verdict(filter.nullTest()),
                        verdict(filter.like()),
                        column.sortable() ? "yes" : "",
                        pushdown.aggregation(Tables.scan(table), List.of(), List.of(column.name())) ? "yes" : "",
                        aggregates(column))
                .collect(joining(" | ", "| ", " |"));
    }

    private static String verdict(Verdict verdict)
    {
        return verdict == Verdict.NEVER ? "" : verdict.name().toLowerCase(ROOT);
    }

    private String aggregates(ColumnDefinition column)
    {
        RemoteQuery query = Tables.scan(table);
        return Stream.of(
                        new RemoteAggregate(Function.COUNT, Optional.of(column.name()), false, "a", ValueType.BIGINT),
                        new RemoteAggregate(Function.COUNT, Optional.of(column.name()), true, "a", ValueType.BIGINT),
                        new RemoteAggregate(Function.SUM, Optional.of(column.name()), false, "a", ValueType.BIGINT),
                        new RemoteAggregate(Function.MIN, Optional.of(column.name()), false, "a", column.type()),
                        new RemoteAggregate(Function.MAX, Optional.of(column.name()), false, "a", column.type()))
                .filter(aggregate -> pushdown.aggregation(query, List.of(aggregate), List.of()))
                .map(aggregate -> aggregate.function().name().toLowerCase(ROOT) + (aggregate.distinct() ? " distinct" : ""))
                .collect(joining(", "));
    }
}
