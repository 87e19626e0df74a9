package io.omnisql.sandbox.github.data.discussion;

import io.omnisql.sandbox.github.data.Account;
import io.omnisql.sandbox.github.data.AuthorAssociation;
import io.omnisql.sandbox.github.data.Repository;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * Makes discussions with comments and replies.
 */
public final class DiscussionGenerator
{
    private static final long IDS = 8_100_000;

    private final Repository repository;
    private final List<Account> people;
    private final SplittableRandom random;
    private final Instant end;
    private long lastComment;

    public DiscussionGenerator(Repository repository, List<Account> people, SplittableRandom random, Instant end)
    {
        this.repository = repository;
        this.people = people;
        this.random = random;
        this.end = end;
        this.lastComment = IDS + repository.id() % 1_000 * 100_000;
    }

    /**
     * @param firstNumber the number of the first one
     * @param count how many, zero where discussions are off
     */
    public DiscussionData generate(int firstNumber, int count)
    {
        if (count == 0) {
            return DiscussionData.EMPTY;
        }
        List<Discussion.Category> categories = new ArrayList<>();
        for (String name : List.of("Q&A", "Ideas", "Show and tell")) {
            long id = IDS + repository.id() % 1_000 * 10 + categories.size();
            categories.add(new Discussion.Category(id, repository.id(), name, name.toLowerCase(Locale.ROOT).replaceAll("[^a-z]+", "-"), name.equals("Q&A"), repository.createdAt()));
        }
        List<Discussion> discussions = new ArrayList<>();
        long step = Duration.between(repository.createdAt(), end).toSeconds() / (count + 1);
        Instant at = repository.createdAt();
        for (int i = 0; i < count; i++) {
            at = i % 9 == 8 ? at : at.plusSeconds(1 + random.nextLong(step));
            discussions.add(discussion(firstNumber + i, categories.get(random.nextInt(categories.size())), at));
        }
        return new DiscussionData(categories, discussions);
    }

    private Discussion discussion(int number, Discussion.Category category, Instant at)
    {
        List<Discussion.Comment> comments = comments(number, category, at);
        Instant updated = comments.isEmpty() ? at : comments.getLast().createdAt();
        return new Discussion(
                IDS + repository.id() % 1_000 * 10_000 + number,
                repository.id(),
                number,
                category,
                number % 13 == 0 ? "Isn't \"this\" 💡?" : "About topic %s".formatted(random.nextInt(40)),
                number % 5 == 0 ? "" : "What do you think?\r\n\n- a\n- b",
                author(),
                AuthorAssociation.MEMBER,
                random.nextInt(30),
                number % 12 == 0,
                at,
                updated,
                number % 4 == 0 ? updated : null,
                comments);
    }

    private List<Discussion.Comment> comments(int number, Discussion.Category category, Instant at)
    {
        List<Discussion.Comment> comments = new ArrayList<>();
        // every 50th has more than fit on a page
        int count = number % 50 == 0 ? 115 : random.nextInt(5);
        boolean answered = category.answerable() && random.nextBoolean();
        Instant time = at;
        for (int i = 0; i < count; i++) {
            time = time.plusSeconds(random.nextInt(9_000));
            boolean reply = i > 0 && random.nextInt(3) == 0;
            lastComment += 3;
            comments.add(new Discussion.Comment(
                    lastComment,
                    repository.id(),
                    number,
                    reply ? (Long) comments.getFirst().id() : null,
                    author(),
                    AuthorAssociation.NONE,
                    "Comment " + i + " 👍",
                    answered && i == 0,
                    random.nextInt(9),
                    time,
                    time));
        }
        return comments;
    }

    private Account author()
    {
        return random.nextInt(20) == 0 ? null : people.get(random.nextInt(people.size()));
    }
}
