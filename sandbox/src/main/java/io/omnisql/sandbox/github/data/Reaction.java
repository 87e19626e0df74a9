package io.omnisql.sandbox.github.data;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What someone answered to an issue or a pull request with a single sign.
 *
 * @param content as REST names it
 */
public record Reaction(long id, Account user, String content, Instant createdAt)
{
    private static final int IDS = 8;

    /**
     * The signs under an issue or a pull request, told from its number.
     */
    public static List<String> contents(Issue issue)
    {
        if (issue.number() % 6 == 0) {
            return List.of("+1", "+1", "heart", "rocket");
        }
        return issue.number() % 11 == 0 ? List.of("-1", "eyes") : List.of();
    }

    public static List<Reaction> of(Issue issue, GithubData data)
    {
        List<Reaction> reactions = new ArrayList<>();
        for (String content : contents(issue)) {
            int position = reactions.size();
            Account user = data.account("fan-%04d".formatted((issue.number() * IDS + position) % 1_000)).orElseThrow();
            reactions.add(new Reaction(issue.id() * IDS + position, user, content, issue.createdAt().plusSeconds(position)));
        }
        return reactions;
    }
}
