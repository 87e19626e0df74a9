package io.omnisql.sandbox.github.data;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;

/**
 * Makes stars, as many as the repository counts, and of each tenth star a watcher.
 */
final class StarGenerator
{
    private StarGenerator() {}

    static void generate(Repository repository, RepositoryContents contents, List<Account> crowd, SplittableRandom random)
    {
        List<Account> users = new ArrayList<>(crowd);
        Collections.shuffle(users, new Random(random.nextLong()));
        long span = Duration.between(repository.createdAt(), RepositoryPlan.DATA_END).toSeconds();
        Instant wave = repository.createdAt().plusSeconds(span / 2);
        List<Star> stars = users.stream()
                .limit(repository.stars())
                // some came in the same second
                .map(user -> new Star(user, random.nextInt(12) == 0 ? wave : repository.createdAt().plusSeconds(random.nextLong(span))))
                .sorted(Comparator.comparing(Star::starredAt))
                .toList();
        contents.put(stars, users.subList(0, repository.stars() / 10));
    }
}
