package io.omnisql.sandbox.github.data.delivery;

import io.omnisql.sandbox.github.data.Account;
import io.omnisql.sandbox.github.data.Commit;
import io.omnisql.sandbox.github.data.Repository;
import io.omnisql.sandbox.github.data.RepositoryContents;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Makes deployments of a repository's commits.
 */
public final class DeliveryGenerator
{
    private static final List<String> ENVIRONMENTS = List.of("production", "staging", "preview/eu \"west\"");
    private static final List<List<String>> COURSES = List.of(
            List.of("queued", "in_progress", "success"),
            List.of("queued", "in_progress", "success", "inactive"),
            List.of("queued", "in_progress", "failure"),
            List.of("pending"),
            List.of("queued", "error"),
            List.of());

    private final Repository repository;
    private final RepositoryContents contents;
    private final List<Account> people;
    private final SplittableRandom random;

    public DeliveryGenerator(Repository repository, RepositoryContents contents, List<Account> people, SplittableRandom random)
    {
        this.repository = repository;
        this.contents = contents;
        this.people = people;
        this.random = random;
    }

    public DeliveryData generate()
    {
        // libraries are not deployed
        if (repository.isEmpty() || repository.isFork()) {
            return DeliveryData.EMPTY;
        }
        List<Commit> log = contents.git().log(contents.git().resolve(repository.defaultBranch()).orElseThrow()).reversed();
        List<Deployment> deployments = new ArrayList<>();
        for (Commit commit : log.subList(0, Math.min(260, log.size()))) {
            deployments.add(deployment(deployments.size(), commit));
        }
        List<Environment> environments = new ArrayList<>();
        for (String name : ENVIRONMENTS) {
            Instant created = repository.createdAt().plus(Duration.ofDays(environments.size()));
            environments.add(new Environment(repository.id() * 5 + environments.size(), name, created, created.plus(Duration.ofDays(2))));
        }
        return new DeliveryData(deployments, environments);
    }

    private Deployment deployment(int position, Commit commit)
    {
        // on both sides of 2^31
        long id = 2_147_000_000L + (repository.id() % 1_000) * 1_000 + position * 3L;
        Instant created = commit.committer().date();
        List<Deployment.Status> statuses = new ArrayList<>();
        Account creator = random.nextInt(20) == 0 ? null : people.get(random.nextInt(people.size()));
        for (String state : COURSES.get(random.nextInt(COURSES.size()))) {
            int step = statuses.size();
            statuses.add(new Deployment.Status(id * 8 + step, state, creator, step == 0 ? "" : "It is " + state, created.plusSeconds(step * 40L)));
        }
        return new Deployment(
                id,
                repository.id(),
                commit.sha(),
                position % 3 == 0 ? commit.sha() : repository.defaultBranch(),
                position % 11 == 10 ? "deploy:migrations" : "deploy",
                ENVIRONMENTS.get(random.nextInt(ENVIRONMENTS.size())),
                position % 4 == 0 ? null : "Deploy #" + position,
                creator,
                created,
                statuses.isEmpty() ? created : statuses.getLast().createdAt(),
                statuses);
    }
}
