package io.omnisql.plugin.jira.property;

import io.omnisql.sandbox.jira.data.Catalog;
import io.omnisql.sandbox.jira.data.Issue;
import io.omnisql.sandbox.jira.data.JiraData;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;

/**
 * Values for predicates: some of the rows', and some that no row holds.
 */
record IssueValues(
        List<String> projects,
        List<String> statuses,
        List<String> types,
        List<String> priorities,
        List<String> resolutions,
        List<String> accounts,
        List<String> keys,
        List<String> parents,
        List<Long> ids,
        List<String> labels,
        List<String> components,
        List<Long> componentIds,
        List<String> versions,
        List<Long> sprints,
        List<String> texts,
        List<String> times,
        List<String> dates)
{
    private static final int SAMPLES = 80;

    static IssueValues of(JiraData data, Random random)
    {
        Catalog catalog = data.catalog();
        List<Issue> issues = new ArrayList<>(data.issues());
        Collections.shuffle(issues, random);
        List<Issue> sample = issues.subList(0, SAMPLES);
        return new IssueValues(
                with(catalog.projects().stream().map(project -> project.key()), "ops", "NOPE", "OPERATE", "Operations", ""),
                with(catalog.statuses().stream().map(status -> status.name()), "DONE", "done", "Nonsense", "10002"),
                with(catalog.issueTypes().stream().map(type -> type.name()), "bug", "10001"),
                with(catalog.priorities().stream().map(priority -> priority.name()), "HIGH", "3"),
                with(catalog.resolutions().stream().map(resolution -> resolution.name()), "done", "Nonsense"),
                with(catalog.users().stream().map(user -> user.accountId()), "no-such-account", "Ada Kowalska", ""),
                with(sample.stream().flatMap(issue -> Stream.concat(Stream.of(issue.key()), issue.formerKeys().stream())), "OPS-99999", "ops-1", "OPERATE-3", "OPS-90050", "x", ""),
                with(sample.stream().map(Issue::parentId).filter(Objects::nonNull).flatMap(id -> data.issue(id).stream()).map(Issue::key), "OPS-1", "NOPE-1", "x"),
                sample.stream().map(Issue::id).toList(),
                with(Stream.of("backend", "Backend", "urgent", "customer-facing", "empty", "größe", "🔥", "back\\slash", "O'Brien", "quo\"te"), "BACKEND", "no such label", "a\tb", ""),
                with(catalog.components().stream().map(component -> component.name()), "no such component"),
                catalog.components().stream().map(component -> component.id()).toList(),
                with(catalog.versions().stream().map(version -> version.name()), "no such version"),
                catalog.sprints().stream().map(sprint -> sprint.id()).toList(),
                with(Stream.of("Globex", "globex", "O'Brien & \"Söhne\"", "back\\slash", "EMPTY", "null", "🎉", " padded "), "padded", ""),
                with(sample.stream().flatMap(issue -> Stream.of(issue.created(), issue.updated())).map(IssueValues::text),
                        "2025-11-02 05:30:00.000",
                        "2025-11-02 06:30:00.000",
                        "2026-03-08 06:59:59.999",
                        "2026-03-08 07:00:00.000",
                        "2026-04-04 13:30:00.000",
                        "2026-01-01 05:00:00.000",
                        "2026-02-01 12:34:00.000",
                        "2026-02-01 12:35:00.000"),
                with(sample.stream().map(Issue::due).filter(Objects::nonNull).map(Object::toString), "2025-12-31", "2026-01-01", "2026-01-10", "0001-01-01"));
    }

    private static String text(Instant time)
    {
        return time.toString().replace('T', ' ').replace("Z", "");
    }

    private static List<String> with(Stream<String> values, String... others)
    {
        return Stream.concat(values, Stream.of(others)).distinct().toList();
    }
}
