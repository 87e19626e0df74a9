package io.omnisql.sandbox.github.data.discussion;

import java.util.List;
import java.util.Optional;

/**
 * The discussions of a repository in the order of their numbers.
 */
public record DiscussionData(List<Discussion.Category> categories, List<Discussion> discussions)
{
    public static final DiscussionData EMPTY = new DiscussionData(List.of(), List.of());

    public DiscussionData
    {
        categories = List.copyOf(categories);
        discussions = List.copyOf(discussions);
    }

    public boolean enabled()
    {
        return !categories.isEmpty();
    }

    public Optional<Discussion> discussion(int number)
    {
        return discussions.stream().filter(discussion -> discussion.number() == number).findFirst();
    }

    public int lastNumber()
    {
        return discussions.isEmpty() ? 0 : discussions.getLast().number();
    }
}
