package io.omnisql.sandbox.jira.json;

import io.omnisql.sandbox.jira.field.FieldCatalog;
import io.omnisql.sandbox.jira.field.IssueField;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which fields of issues are asked for.
 *
 * @param key whether the key is written
 * @param object whether the object {@code fields} is written
 */
public record FieldSelection(List<IssueField> fields, boolean key, boolean object)
{
    private static final Set<String> HEAVY = Set.of("description", "environment", "comment", "worklog", "attachment", "issuelinks", "subtasks");

    public FieldSelection
    {
        fields = List.copyOf(fields);
    }

    /**
     * A name that no field has.
     */
    public static final class UnknownFieldException
            extends RuntimeException
    {
        private static final long serialVersionUID = 1;

        UnknownFieldException(String name)
        {
            super("There is no field '%s'; Jira would silently leave it out".formatted(name));
        }
    }

    /**
     * @param names empty for the default
     * @param defaultNames what is meant when there are no names
     * @throws UnknownFieldException for a name that no field has
     */
    public static FieldSelection of(FieldCatalog catalog, List<String> names, List<String> defaultNames)
    {
        List<String> asked = names.isEmpty() ? defaultNames : names;
        boolean excludesOnly = asked.stream().allMatch(name -> name.startsWith("-"));
        Set<IssueField> chosen = new LinkedHashSet<>();
        boolean key = false;
        boolean object = false;
        List<String> all = new ArrayList<>(asked);
        if (excludesOnly) {
            all.addAll(0, defaultNames);
        }
        for (String name : all) {
            switch (name) {
                case "id" -> {}
                case "key", "issuekey" -> key = true;
                case "*all" -> chosen.addAll(catalog.all());
                case "*navigable" -> catalog.all().stream().filter(IssueField::navigable).forEach(chosen::add);
                default -> {
                    if (name.startsWith("-")) {
                        chosen.remove(field(catalog, name.substring(1)));
                    }
                    else {
                        chosen.add(field(catalog, name));
                    }
                }
            }
            object |= !name.equals("id") && !name.equals("key") && !name.equals("issuekey");
        }
        return new FieldSelection(chosen.stream().filter(field -> !field.id().equals("issuekey")).toList(), key || object, object);
    }

    private static IssueField field(FieldCatalog catalog, String name)
    {
        Optional<IssueField> field = catalog.field(name);
        return field.orElseThrow(() -> new UnknownFieldException(name));
    }

    /**
     * How many issues fit into a page of a search.
     */
    public int pageLimit()
    {
        if (!object) {
            return 5_000;
        }
        boolean light = fields.size() <= 5 && fields.stream().noneMatch(field -> HEAVY.contains(field.id()));
        return light ? 1_000 : 100;
    }
}
