package io.omnisql.sandbox.github.data;

import io.omnisql.sandbox.github.data.actions.ActionsGenerator;
import io.omnisql.sandbox.github.data.delivery.DeliveryGenerator;
import io.omnisql.sandbox.github.data.discussion.DiscussionGenerator;
import io.omnisql.sandbox.github.data.security.SecurityGenerator;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * Fills one repository; the same seed always gives the same rows.
 */
final class RepositoryGenerator
{
    private static final License MIT = new License("mit", "MIT License", "MIT");
    private static final License APACHE = new License("apache-2.0", "Apache License 2.0", "Apache-2.0");
    private static final List<String> ACME_LABELS = List.of(
            "bug", "enhancement", "good first issue", "needs design, copy", "area: \"core\"", "prio/high", "prio/low", "🔥 hot", "back\\slash", "wontfix");
    private static final List<String> OTHER_LABELS = List.of("Bug", "Enhancement", "Good First Issue", "prio/HIGH", "wontfix", "über-urgent", "a,b,c");

    private final GithubData data;
    private final Cast cast;
    private final RepositoryPlan plan;
    private final SplittableRandom random;
    private final long seed;
    private final Account owner;

    RepositoryGenerator(GithubData data, Cast cast, RepositoryPlan plan, long seed)
    {
        this.data = data;
        this.cast = cast;
        this.plan = plan;
        this.random = new SplittableRandom(seed * 31 + plan.index());
        this.seed = seed;
        this.owner = data.account(plan.owner()).orElseThrow();
    }

    void generate()
    {
        Repository repository = repository();
        RepositoryContents contents = new RepositoryContents(labels(repository), milestones(repository));
        ConversationGenerator conversations = new ConversationGenerator(data, cast, plan, repository, contents, random);
        conversations.generate();
        new GitGenerator(data, cast, repository, contents, stream(1)).generate();
        new ReleaseGenerator(cast, repository, contents, stream(2), plan.index()).generate();
        new ReviewGenerator(data, cast, repository, contents, stream(3), plan.index()).generate();
        contents.put(new ActionsGenerator(repository, contents, cast.people(), stream(5), plan.index(), RepositoryPlan.DATA_END).generate(plan.runs()));
        contents.put(new DeliveryGenerator(repository, contents, cast.people(), stream(6)).generate());
        contents.put(new SecurityGenerator(repository, contents, cast.people(), stream(7), RepositoryPlan.DATA_END).generate());
        contents.put(new DiscussionGenerator(repository, cast.people(), stream(8), RepositoryPlan.DATA_END).generate(contents.lastNumber() + 1, plan.discussions()));
        StarGenerator.generate(repository, contents, cast.crowd(), stream(4));
        data.add(repository, contents);
    }

    /**
     * Random numbers of their own for one kind of rows, so that no kind changes another.
     */
    private SplittableRandom stream(int kind)
    {
        return new SplittableRandom((seed * 31 + plan.index()) * 131 + kind);
    }

    private Repository repository()
    {
        Instant created = Instant.parse("2023-02-01T08:00:00Z").plus(Duration.ofHours(plan.index() * 131L));
        Instant updated = plan.isEmpty() ? created : RepositoryPlan.DATA_END.minus(Duration.ofMinutes(plan.index() * 1_777L));
        Long parent = plan.parentName()
                .map(name -> data.repository(name.substring(0, name.indexOf('/')), name.substring(name.indexOf('/') + 1)).orElseThrow().id())
                .orElse(null);
        return new Repository(
                610_000_000L + plan.index() * 1_013_131L,
                owner,
                plan.name(),
                plan.formerName(),
                plan.description(),
                plan.index() % 3 == 1 ? "https://%s.example".formatted(plan.owner().toLowerCase(Locale.ROOT)) : null,
                plan.isPrivate(),
                parent,
                plan.archived() ? updated : null,
                plan.language(),
                plan.isPrivate() || plan.isEmpty() ? null : plan.index() % 2 == 0 ? MIT : APACHE,
                plan.index() % 2 == 0 ? List.of() : List.of("sandbox", "example-" + plan.index()),
                plan.isPrivate() ? plan.index() : 40 + random.nextInt(900),
                plan.isEmpty() ? 0 : 800 + random.nextInt(90_000),
                plan.index() % 5 == 4 ? "master" : "main",
                created,
                updated,
                plan.isEmpty() ? created : updated.minus(Duration.ofMinutes(random.nextInt(5_000))));
    }

    private List<Label> labels(Repository repository)
    {
        List<String> names = plan.owner().equals("acme") ? ACME_LABELS : OTHER_LABELS;
        List<Label> labels = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            labels.add(new Label(
                    3_100_000_000L + plan.index() * 1_000L + i,
                    names.get(i),
                    "%06x".formatted(random.nextInt(0x1000000)),
                    i % 3 == 0 ? null : "About " + names.get(i),
                    i < 2,
                    repository.createdAt()));
        }
        return labels;
    }

    private List<Milestone> milestones(Repository repository)
    {
        if (plan.total() < 100) {
            return List.of();
        }
        List<Milestone> milestones = new ArrayList<>();
        for (int number = 1; number <= 4; number++) {
            Instant created = repository.createdAt().plus(Duration.ofDays(number * 90L));
            milestones.add(new Milestone(
                    11_000_000L + plan.index() * 100L + number,
                    number,
                    number == 4 ? "Someday, maybe" : "v%s.0".formatted(number),
                    number == 2 ? null : "Milestone " + number,
                    Phrases.pick(random, cast.people()),
                    created,
                    created.plus(Duration.ofDays(40)),
                    number == 1 ? created.plus(Duration.ofDays(40)) : null,
                    number == 4 ? null : created.plus(Duration.ofDays(80))));
        }
        return milestones;
    }
}
