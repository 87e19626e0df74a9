package io.omnisql.sandbox.jira.data;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * An issue with the values of all its fields.
 *
 * @param number the key's
 * @param description null for none, like the environment
 * @param statusChanged when it came into the status' category
 * @param resolutionId null while it is open, like {@code resolved}
 * @param assignee account id, null for nobody
 * @param reporter account id, null for nobody
 * @param parentId null for none
 * @param due null for none
 * @param securityLevelId null when all may see it
 * @param originalEstimate seconds, null for none, like the other times
 * @param watchers account ids
 * @param formerKeys keys it had in other projects
 * @param customValues by the field's id, without those that are empty: numbers are {@link Double}, texts {@link String} or {@link RichText},
 *         dates {@link LocalDate}, times {@link Instant}, options their {@link Long} id or {@link Cascade}, users, groups and labels {@link String},
 *         versions and sprints their {@link Long} id; lists hold several of these
 */
public record Issue(
        long id,
        long projectId,
        String key,
        int number,
        long typeId,
        String summary,
        RichText description,
        RichText environment,
        long statusId,
        Instant statusChanged,
        long priorityId,
        Long resolutionId,
        Instant resolved,
        String assignee,
        String reporter,
        String creator,
        Long parentId,
        Instant created,
        Instant updated,
        LocalDate due,
        List<String> labels,
        List<Long> componentIds,
        List<Long> affectedVersionIds,
        List<Long> fixVersionIds,
        Long securityLevelId,
        Long originalEstimate,
        Long remainingEstimate,
        Long timeSpent,
        List<String> watchers,
        List<String> voters,
        List<String> formerKeys,
        Map<String, Object> customValues)
{
    public Issue
    {
        labels = List.copyOf(labels);
        componentIds = List.copyOf(componentIds);
        affectedVersionIds = List.copyOf(affectedVersionIds);
        fixVersionIds = List.copyOf(fixVersionIds);
        watchers = List.copyOf(watchers);
        voters = List.copyOf(voters);
        formerKeys = List.copyOf(formerKeys);
        Map<String, Object> values = new LinkedHashMap<>(customValues);
        values.values().removeIf(Objects::isNull);
        customValues = Collections.unmodifiableMap(values);
    }

    /**
     * The values of a custom field, none when it is empty.
     */
    public List<?> custom(String fieldId)
    {
        Object value = customValues.get(fieldId);
        return switch (value) {
            case null -> List.of();
            case List<?> values -> values;
            default -> List.of(value);
        };
    }

    public IssueBuilder toBuilder()
    {
        return new IssueBuilder(this);
    }
}
