package io.omnisql.plugin.jira.field;

import io.omnisql.toolkit.adapter.ColumnDefinition;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;

import static java.util.Locale.ROOT;

/**
 * Names custom fields' columns after the fields. Where names meet, every one of those fields has its number in the name, and none has
 * the name alone: so no query reads another field after a field was added.
 */
final class ColumnNames
{
    private ColumnNames() {}

    /**
     * @param system columns whose names are taken
     * @param columns the columns of a field by the field and its name in SQL
     * @return the system's columns, then those of the custom fields
     */
    static List<ColumnDefinition> resolve(List<ColumnDefinition> system, List<IssueField> fields, BiFunction<IssueField, String, List<ColumnDefinition>> columns)
    {
        Map<IssueField, String> names = new LinkedHashMap<>();
        fields.forEach(field -> names.put(field, of(field)));
        Set<IssueField> meeting;
        do {
            meeting = meeting(system, names, columns);
            meeting.forEach(field -> names.merge(field, "_cf" + field.customId(), String::concat));
        }
        while (!meeting.isEmpty());
        List<ColumnDefinition> all = new ArrayList<>(system);
        names.forEach((field, name) -> all.addAll(columns.apply(field, name)));
        return all;
    }

    /**
     * The fields that share a column's name with another or with the system's. Those that have their number in the name give way last.
     */
    private static Set<IssueField> meeting(List<ColumnDefinition> system, Map<IssueField, String> names, BiFunction<IssueField, String, List<ColumnDefinition>> columns)
    {
        Map<String, List<IssueField>> owners = new HashMap<>();
        names.forEach((field, name) -> columns.apply(field, name).forEach(column -> owners.computeIfAbsent(column.name(), _ -> new ArrayList<>()).add(field)));
        Set<IssueField> meeting = new HashSet<>();
        system.forEach(column -> meeting.addAll(owners.getOrDefault(column.name(), List.of())));
        owners.values().stream()
                .filter(sharing -> sharing.size() > 1)
                .forEach(meeting::addAll);
        Set<IssueField> unnumbered = new HashSet<>(meeting);
        unnumbered.removeIf(field -> names.get(field).endsWith("_cf" + field.customId()));
        return unnumbered.isEmpty() ? meeting : unnumbered;
    }

    private static String of(IssueField field)
    {
        StringBuilder name = new StringBuilder();
        for (int character : field.name().toLowerCase(ROOT).codePoints().toArray()) {
            if (Character.isLetterOrDigit(character)) {
                name.appendCodePoint(character);
            }
            else if (!name.isEmpty() && name.charAt(name.length() - 1) != '_') {
                name.append('_');
            }
        }
        while (!name.isEmpty() && name.charAt(name.length() - 1) == '_') {
            name.setLength(name.length() - 1);
        }
        if (name.isEmpty()) {
            return field.id();
        }
        return Character.isDigit(name.charAt(0)) ? "field_" + name : name.toString();
    }
}
