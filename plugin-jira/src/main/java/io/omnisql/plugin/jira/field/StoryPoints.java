package io.omnisql.plugin.jira.field;

import com.google.common.collect.ImmutableMap;
import io.omnisql.plugin.jira.jql.ClauseKind;
import io.omnisql.plugin.jira.jql.IssueClause;
import io.omnisql.toolkit.adapter.ColumnDefinition;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import static io.omnisql.toolkit.adapter.ValueType.DOUBLE;
import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingLong;
import static java.util.Locale.ROOT;
import static java.util.stream.Collectors.joining;

/**
 * The column {@code story_points}, whatever the site calls the field. Where one field can be meant it is that one; where several can, the
 * configuration of boards says which when the column is first read, so that describing the table asks for no board.
 */
public final class StoryPoints
{
    public static final String COLUMN = "story_points";
    /**
     * The attribute with the ids of the fields that can be meant, the likeliest first.
     */
    public static final String CANDIDATES = "candidates";

    private static final String KIND = "jsw-story-points";
    private static final Set<String> NAMES = Set.of("story points", "story point estimate");

    private StoryPoints() {}

    /**
     * The column besides those of the fields themselves; empty when a field is called so, or none can be meant.
     */
    static Optional<ColumnDefinition> column(List<ColumnDefinition> columns, List<IssueField> custom, SiteTraits site)
    {
        List<IssueField> candidates = custom.stream().filter(StoryPoints::isCandidate).sorted(likeliest()).toList();
        if (candidates.isEmpty() || columns.stream().anyMatch(column -> column.name().equals(COLUMN))) {
            return Optional.empty();
        }
        IssueField first = candidates.getFirst();
        if (candidates.size() == 1) {
            return Optional.of(new FieldColumns(first, site).searched(COLUMN, DOUBLE, "", ClauseKind.NUMBER, "Story points: %s (%s)".formatted(first.name(), first.id())));
        }
        String ids = candidates.stream().map(IssueField::id).collect(joining(","));
        return Optional.of(ColumnDefinition.column(COLUMN, DOUBLE, "/fields/" + first.id(), "Story points: of %s the field that most boards estimate by".formatted(ids.replace(",", ", ")))
                .withAttributes(ImmutableMap.<String, String>builder()
                        .putAll(IssueClause.read(first.id()).attributes())
                        .put(CANDIDATES, ids)
                        .buildOrThrow()));
    }

    private static boolean isCandidate(IssueField field)
    {
        return field.type().equals("number") && (field.kind().equals(KIND) || NAMES.contains(field.name().strip().toLowerCase(ROOT)));
    }

    private static Comparator<IssueField> likeliest()
    {
        return comparing((IssueField field) -> field.kind().equals(KIND)).thenComparing(comparingLong(IssueField::customId));
    }
}
