package io.omnisql.sandbox.github.data.project;

import io.omnisql.sandbox.github.data.Account;
import io.omnisql.sandbox.github.data.Conversation;
import io.omnisql.sandbox.github.data.GithubData;
import io.omnisql.sandbox.github.data.Repository;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Makes an organisation's projects from issues and pull requests of its repositories.
 */
public final class ProjectGenerator
{
    public static final String TITLE = "Title";

    private static final List<String> STATUSES = List.of("Todo", "In Progress", "Done ✅");

    private final GithubData data;
    private final Account organization;
    private final List<Account> members;
    private final SplittableRandom random;

    public ProjectGenerator(GithubData data, Account organization, SplittableRandom random)
    {
        this.data = data;
        this.organization = organization;
        this.members = data.members(organization);
        this.random = random;
    }

    public List<Project> generate()
    {
        return List.of(
                project(1, "Roadmap", "What comes \"next\"", 150, null),
                project(2, "Bugs", null, 12, Duration.ofDays(300)),
                project(4, "Empty 🗂", null, 0, null));
    }

    private Project project(int number, String title, String description, int count, Duration closedAfter)
    {
        long id = organization.id() % 1_000 * 1_000 + number;
        Instant created = organization.createdAt().plus(Duration.ofDays(1_500 + number * 10L));
        List<Project.Field> fields = List.of(
                new Project.Field(id * 10 + 1, TITLE, "TITLE", List.of()),
                new Project.Field(id * 10 + 2, "Status", "SINGLE_SELECT", STATUSES),
                new Project.Field(id * 10 + 3, "Estimate", "NUMBER", List.of()),
                new Project.Field(id * 10 + 4, "Due", "DATE", List.of()),
                new Project.Field(id * 10 + 5, "Notes", "TEXT", List.of()));
        Instant closed = closedAfter == null ? null : created.plus(closedAfter);
        return new Project(id, organization, number, title, description, number == 4, members.getFirst(), created, created.plus(Duration.ofDays(30)), closed, fields, items(id, count, created));
    }

    private List<Project.Item> items(long projectId, int count, Instant created)
    {
        List<Repository> repositories = data.repositories().stream().filter(repository -> repository.owner().equals(organization) && !repository.isFork() && !repository.isEmpty()).toList();
        List<Project.Item> items = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            boolean draft = i % 10 == 9;
            Repository repository = repositories.get(i % repositories.size());
            List<Conversation> conversations = List.copyOf(data.contents(repository.id()).conversations());
            Conversation conversation = conversations.get(i / repositories.size() % conversations.size());
            String title = draft ? "Draft " + i : conversation.issue().title();
            items.add(new Project.Item(
                    projectId * 10_000 + i,
                    draft ? 0 : repository.id(),
                    draft ? 0 : conversation.issue().number(),
                    draft ? title : null,
                    i % 25 == 24,
                    members.get(i % members.size()),
                    created.plusSeconds(i * 3_600L),
                    created.plusSeconds(i * 3_600L + random.nextInt(90_000)),
                    values(title)));
        }
        return items;
    }

    private Map<String, Object> values(String title)
    {
        Map<String, Object> values = new HashMap<>();
        values.put(TITLE, title);
        if (random.nextInt(5) > 0) {
            values.put("Status", STATUSES.get(random.nextInt(STATUSES.size())));
        }
        if (random.nextInt(3) > 0) {
            values.put("Estimate", random.nextInt(20) / 2.0);
        }
        if (random.nextInt(4) == 0) {
            values.put("Due", "2026-0%s-1%s".formatted(1 + random.nextInt(9), random.nextInt(10)));
        }
        if (random.nextInt(6) == 0) {
            values.put("Notes", "Ask \"them\" first");
        }
        return values;
    }
}
