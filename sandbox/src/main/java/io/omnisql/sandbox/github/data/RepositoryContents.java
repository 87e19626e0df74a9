package io.omnisql.sandbox.github.data;

import io.omnisql.sandbox.github.data.actions.ActionsData;
import io.omnisql.sandbox.github.data.delivery.DeliveryData;
import io.omnisql.sandbox.github.data.discussion.DiscussionData;
import io.omnisql.sandbox.github.data.security.SecurityData;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * What one repository holds; every list is a consistent enough view while others write.
 */
public final class RepositoryContents
{
    private final List<Label> labels;
    private final List<Milestone> milestones;
    private final ConcurrentNavigableMap<Integer, Conversation> conversations = new ConcurrentSkipListMap<>();
    private final ConcurrentNavigableMap<Long, Comment> comments = new ConcurrentSkipListMap<>();
    private final ConcurrentNavigableMap<Long, Release> releases = new ConcurrentSkipListMap<>();
    private final ConcurrentNavigableMap<Long, Review> reviews = new ConcurrentSkipListMap<>();
    private final ConcurrentNavigableMap<Long, ReviewComment> reviewComments = new ConcurrentSkipListMap<>();
    private volatile List<Star> stars = List.of();
    private volatile List<Account> watchers = List.of();
    private volatile GitHistory git = GitHistory.EMPTY;
    private volatile ActionsData actions = ActionsData.EMPTY;
    private volatile DeliveryData delivery = DeliveryData.EMPTY;
    private volatile DiscussionData discussions = DiscussionData.EMPTY;
    private volatile SecurityData security = SecurityData.EMPTY;

    RepositoryContents(List<Label> labels, List<Milestone> milestones)
    {
        this.labels = List.copyOf(labels);
        this.milestones = List.copyOf(milestones);
    }

    public List<Label> labels()
    {
        return labels;
    }

    public Optional<Label> label(String name)
    {
        return labels.stream().filter(label -> label.name().equalsIgnoreCase(name)).findFirst();
    }

    public List<Milestone> milestones()
    {
        return milestones;
    }

    /**
     * Issues and pull requests in the order of their numbers.
     */
    public Collection<Conversation> conversations()
    {
        return conversations.values();
    }

    public Optional<Conversation> conversation(int number)
    {
        return Optional.ofNullable(conversations.get(number));
    }

    /**
     * The issues, without pull requests, in the order of their numbers.
     */
    public List<Issue> issues()
    {
        return conversations.values().stream()
                .filter(conversation -> !conversation.isPullRequest())
                .map(Conversation::issue)
                .toList();
    }

    public List<PullRequest> pullRequests()
    {
        return conversations.values().stream()
                .filter(PullRequest.class::isInstance)
                .map(PullRequest.class::cast)
                .toList();
    }

    /**
     * Comments on all issues and pull requests in the order of their ids.
     */
    public Collection<Comment> comments()
    {
        return comments.values();
    }

    public List<Comment> comments(int number)
    {
        return comments.values().stream().filter(comment -> comment.number() == number).toList();
    }

    public GitHistory git()
    {
        return git;
    }

    /**
     * Releases with drafts in the order of their ids.
     */
    public Collection<Release> releases()
    {
        return releases.values();
    }

    /**
     * Reviews of all pull requests in the order of their ids.
     */
    public Collection<Review> reviews()
    {
        return reviews.values();
    }

    public List<Review> reviews(int number)
    {
        return reviews.values().stream().filter(review -> review.number() == number).toList();
    }

    /**
     * Comments on lines of all pull requests in the order of their ids.
     */
    public Collection<ReviewComment> reviewComments()
    {
        return reviewComments.values();
    }

    public List<ReviewComment> reviewComments(int number)
    {
        return reviewComments.values().stream().filter(comment -> comment.number() == number).toList();
    }

    public List<Star> stars()
    {
        return stars;
    }

    public List<Account> watchers()
    {
        return watchers;
    }

    public ActionsData actions()
    {
        return actions;
    }

    public DeliveryData delivery()
    {
        return delivery;
    }

    public DiscussionData discussions()
    {
        return discussions;
    }

    public SecurityData security()
    {
        return security;
    }

    /**
     * The last number of an issue, a pull request or a discussion.
     */
    public int lastNumber()
    {
        return Math.max(conversations.isEmpty() ? 0 : conversations.lastKey(), discussions.lastNumber());
    }

    void put(Conversation conversation)
    {
        conversations.put(conversation.issue().number(), conversation);
    }

    void put(Comment comment)
    {
        comments.put(comment.id(), comment);
    }

    void put(GitHistory history)
    {
        git = history;
    }

    void put(ActionsData newActions)
    {
        actions = newActions;
    }

    void put(DeliveryData newDelivery)
    {
        delivery = newDelivery;
    }

    void put(DiscussionData newDiscussions)
    {
        discussions = newDiscussions;
    }

    void put(SecurityData newSecurity)
    {
        security = newSecurity;
    }

    void put(Release release)
    {
        releases.put(release.id(), release);
    }

    void put(Review review)
    {
        reviews.put(review.id(), review);
    }

    void put(ReviewComment comment)
    {
        reviewComments.put(comment.id(), comment);
    }

    void put(List<Star> newStars, List<Account> newWatchers)
    {
        stars = List.copyOf(newStars);
        watchers = List.copyOf(newWatchers);
    }
}
