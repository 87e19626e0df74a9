package io.omnisql.plugin.salesforce.describe;

import java.util.List;

/**
 * Comments of columns: labels and help, where references lead, and the values of picklists.
 */
final class Comments
{
    private static final int MAX_TARGETS = 5;
    private static final int MAX_VALUES = 30;

    private Comments() {}

    static String of(FieldDescription field)
    {
        StringBuilder comment = new StringBuilder(field.label());
        if (!field.help().isEmpty()) {
            comment.append(". ").append(field.help().strip());
        }
        if (!field.referenceTo().isEmpty()) {
            comment.append(". References ").append(list(field.referenceTo(), MAX_TARGETS));
            if (!field.relationship().isEmpty()) {
                comment.append(" (relationship ").append(field.relationship()).append(')');
            }
        }
        if (!field.values().isEmpty()) {
            comment.append(field.restrictedPicklist() ? ". One of " : ". Usually one of ").append(list(field.values().stream().map(PicklistValue::value).toList(), MAX_VALUES));
        }
        return comment.toString();
    }

    private static String list(List<String> values, int most)
    {
        return values.size() <= most ? String.join(", ", values) : String.join(", ", values.subList(0, most)) + " and %s more".formatted(values.size() - most);
    }
}
