package io.omnisql.sandbox.jira.data;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Makes what happened at the issues: comments, worklogs, changes, links, files.
 */
final class ActivityGenerator
{
    private final JiraData data;
    private final Catalog catalog;
    private final List<User> people;
    private final SplittableRandom random;
    private long commentId = 100_000;
    private long worklogId = 200_000;
    private long historyId = 300_000;
    private long linkId = 40_000;
    private long attachmentId = 50_000;

    ActivityGenerator(JiraData data, long seed)
    {
        this.data = data;
        this.catalog = data.catalog();
        this.people = catalog.users().stream().filter(user -> user.accountType().equals("atlassian")).toList();
        this.random = new SplittableRandom(seed * 7 + 5);
    }

    void generate()
    {
        List<Issue> issues = data.issues();
        for (int i = 0; i < issues.size(); i++) {
            Issue issue = issues.get(i);
            comments(issue, i % 997 == 100 ? 130 : i % 211 == 30 ? 25 : i % 3 == 0 ? random.nextInt(4) : 0);
            worklogs(issue, i % 503 == 60 ? 24 : i % 6 == 1 ? random.nextInt(1, 4) : 0);
            histories(issue, i % 401 == 20 ? 45 : random.nextInt(4));
            if (i > 10 && i % 9 == 4) {
                link(issue, issues.get(i - random.nextInt(1, 10)));
            }
            for (int file = 0; file < (i % 14 == 3 ? 1 + i % 3 : 0); file++) {
                data.put(new Attachment(attachmentId++, issue.id(), file == 0 ? "screen \"shot\".png" : "log-%d.txt".formatted(file), author(), between(issue), 1_000L + i * 7L, file == 0 ? "image/png" : "text/plain"));
            }
            if (i % 31 == 7) {
                data.put(new RemoteLink(10_000L + i, issue.id(), "system=https://ci.example&id=" + i, "mentioned in", "https://ci.example/" + i, "Build " + i, i % 2 == 0 ? null : "Passed"));
            }
        }
        for (int i = 0; i < 30; i++) {
            data.put(new DeletedWorklog(190_000 + i, CatalogGenerator.DATA_END.minus(Duration.ofDays(30 - i))));
        }
    }

    private void comments(Issue issue, int count)
    {
        Instant time = issue.created();
        long step = Math.max(2, Duration.between(issue.created(), issue.updated()).toMillis() / (count + 1));
        for (int i = 0; i < count; i++) {
            time = time.plusMillis(random.nextLong(1, step));
            boolean edited = random.nextInt(6) == 0;
            String author = author();
            data.put(new Comment(commentId++, issue.id(), author, edited ? author() : author, Phrases.comment(random, people), time, edited ? time.plusMillis(step / 2) : time, random.nextInt(40) == 0 ? "Developers" : null));
        }
    }

    private void worklogs(Issue issue, int count)
    {
        long total = 0;
        for (int i = 0; i < count; i++) {
            Instant started = between(issue);
            long seconds = 60L * random.nextInt(1, 600);
            total += seconds;
            data.put(new Worklog(worklogId++, issue.id(), author(), random.nextInt(3) == 0 ? null : Adf.plain("Worked on " + Phrases.thing(random)), started, seconds, started.plusSeconds(seconds), started.plusSeconds(seconds)));
        }
        if (total > 0) {
            IssueBuilder builder = issue.toBuilder();
            builder.timeSpent = total;
            data.put(builder.build());
        }
    }

    private void histories(Issue issue, int count)
    {
        Instant time = issue.created();
        long step = Math.max(2, Duration.between(issue.created(), issue.updated()).toMillis() / (count + 1));
        for (int i = 0; i < count; i++) {
            time = time.plusMillis(random.nextLong(1, step));
            List<ChangeItem> items = new ArrayList<>();
            items.add(item(issue, i));
            while (random.nextInt(3) == 0 && items.size() < 5) {
                items.add(item(issue, random.nextInt(9)));
            }
            data.put(new ChangeHistory(historyId++, issue.id(), random.nextInt(50) == 0 ? null : author(), time, items));
        }
        if (!issue.formerKeys().isEmpty()) {
            data.put(new ChangeHistory(historyId++, issue.id(), author(), issue.updated(), List.of(
                    new ChangeItem("project", "jira", "project", "10000", "Operations", Long.toString(issue.projectId()), catalog.project(issue.projectId()).name()),
                    new ChangeItem("Key", "jira", null, null, issue.formerKeys().getFirst(), null, issue.key()))));
        }
    }

    private ChangeItem item(Issue issue, int kind)
    {
        return switch (kind % 9) {
            case 0 -> {
                Status from = Phrases.pick(random, catalog.statuses());
                Status to = kind == 0 ? catalog.status(issue.statusId()) : Phrases.pick(random, catalog.statuses());
                yield new ChangeItem("status", "jira", "status", Long.toString(from.id()), from.name(), Long.toString(to.id()), to.name());
            }
            case 1 -> {
                User from = Phrases.pick(random, people);
                User to = issue.assignee() == null ? null : catalog.user(issue.assignee()).orElseThrow();
                yield new ChangeItem("assignee", "jira", "assignee", from.accountId(), from.displayName(), to == null ? null : to.accountId(), to == null ? null : to.displayName());
            }
            case 2 -> new ChangeItem("summary", "jira", "summary", null, "Old \"summary\" \\", null, issue.summary());
            case 3 -> new ChangeItem("Sprint", "custom", CustomFields.SPRINT, "", "", "1, 2", "Sprint 1, Sprint 2");
            case 4 -> new ChangeItem("labels", "jira", "labels", null, "", null, String.join(" ", issue.labels()));
            case 5 -> {
                Priority from = Phrases.pick(random, catalog.priorities());
                Priority to = catalog.priority(issue.priorityId());
                yield new ChangeItem("priority", "jira", "priority", Long.toString(from.id()), from.name(), Long.toString(to.id()), to.name());
            }
            case 6 -> new ChangeItem("Rank", "custom", CustomFields.RANK, "", "", "", "Ranked higher");
            case 7 -> new ChangeItem("IssueParentAssociation", "jira", null, null, null, issue.parentId() == null ? null : Long.toString(issue.parentId()), null);
            default -> new ChangeItem("description", "jira", "description", null, null, null, issue.description() == null ? null : issue.description().text());
        };
    }

    private void link(Issue from, Issue to)
    {
        data.put(new IssueLink(linkId++, Phrases.pick(random, catalog.linkTypes()).id(), from.id(), to.id()));
    }

    private String author()
    {
        return Phrases.pick(random, people).accountId();
    }

    private Instant between(Issue issue)
    {
        return issue.created().plusMillis(random.nextLong(Math.max(1, Duration.between(issue.created(), issue.updated()).toMillis())));
    }
}
