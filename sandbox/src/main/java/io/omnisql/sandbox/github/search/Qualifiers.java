package io.omnisql.sandbox.github.search;

import io.omnisql.sandbox.github.Scope;
import io.omnisql.sandbox.github.data.Account;
import io.omnisql.sandbox.github.data.Issue;
import io.omnisql.sandbox.github.data.PullRequest;
import io.omnisql.sandbox.github.data.StateReason;
import io.omnisql.sandbox.github.search.IssueSearch.Hit;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The qualifiers of a search that say something about a single issue or pull request.
 *
 * @see <a href="https://docs.github.com/search-github/searching-on-github/searching-issues-and-pull-requests">GitHub's qualifiers</a>
 */
final class Qualifiers
{
    private Qualifiers() {}

    static Predicate<Hit> parse(Scope scope, SearchTerm term)
    {
        String value = term.value();
        return switch (term.qualifier()) {
            case "is" -> is(term);
            case "type" -> switch (value) {
                case "issue", "pr" -> is(term);
                default -> throw unsupported(term);
            };
            case "state" -> switch (value) {
                case "open", "closed" -> is(term);
                default -> throw unsupported(term);
            };
            case "draft" -> switch (value) {
                case "true" -> hit -> isDraft(hit);
                case "false" -> hit -> !isDraft(hit);
                default -> throw unsupported(term);
            };
            case "archived" -> switch (value) {
                case "true" -> hit -> hit.repository().isArchived();
                case "false" -> hit -> !hit.repository().isArchived();
                default -> throw unsupported(term);
            };
            case "author" -> {
                String login = login(scope, term);
                yield hit -> (issue(hit).author() == null ? Account.GHOST : issue(hit).author()).restLogin().equalsIgnoreCase(login);
            }
            case "assignee" -> {
                String login = login(scope, term);
                yield hit -> issue(hit).isAssignedTo(login);
            }
            case "label" -> {
                List<String> labels = term.alternatives();
                yield hit -> labels.stream().anyMatch(issue(hit)::hasLabel);
            }
            case "milestone" -> {
                String title = term.alternatives().getFirst();
                yield hit -> issue(hit).milestone() != null && issue(hit).milestone().title().equalsIgnoreCase(title);
            }
            case "no" -> no(term);
            case "reason" -> reason(term);
            case "created" -> during(value, hit -> issue(hit).createdAt());
            case "updated" -> during(value, hit -> issue(hit).updatedAt());
            case "closed" -> during(value, hit -> issue(hit).closedAt());
            case "merged" -> during(value, hit -> hit.conversation() instanceof PullRequest pull ? pull.mergedAt() : null);
            default -> throw unsupported(term);
        };
    }

    private static Predicate<Hit> is(SearchTerm term)
    {
        return switch (term.value().toLowerCase(Locale.ROOT)) {
            case "issue" -> hit -> !hit.conversation().isPullRequest();
            case "pr", "pull-request" -> hit -> hit.conversation().isPullRequest();
            case "open" -> hit -> issue(hit).isOpen();
            case "closed" -> hit -> !issue(hit).isOpen();
            case "merged" -> hit -> hit.conversation() instanceof PullRequest pull && pull.merged();
            case "unmerged" -> hit -> hit.conversation() instanceof PullRequest pull && !pull.merged();
            case "draft" -> Qualifiers::isDraft;
            case "locked" -> hit -> issue(hit).locked();
            case "unlocked" -> hit -> !issue(hit).locked();
            case "public" -> hit -> !hit.repository().isPrivate();
            case "private" -> hit -> hit.repository().isPrivate();
            default -> throw unsupported(term);
        };
    }

    private static Predicate<Hit> no(SearchTerm term)
    {
        return switch (term.value()) {
            case "label" -> hit -> issue(hit).labels().isEmpty();
            case "milestone" -> hit -> issue(hit).milestone() == null;
            case "assignee" -> hit -> issue(hit).assignees().isEmpty();
            default -> throw unsupported(term);
        };
    }

    private static Predicate<Hit> reason(SearchTerm term)
    {
        String reason = term.alternatives().getFirst().replace(' ', '_').toUpperCase(Locale.ROOT);
        StateReason wanted = Arrays.stream(StateReason.values())
                .filter(candidate -> candidate.name().equals(reason))
                .findFirst()
                .orElseThrow(() -> unsupported(term));
        return hit -> issue(hit).stateReason() == wanted;
    }

    private static Predicate<Hit> during(String value, Function<Hit, Instant> time)
    {
        TimeRange range = TimeRange.parse(value);
        return hit -> range.contains(time.apply(hit));
    }

    private static String login(Scope scope, SearchTerm term)
    {
        String login = term.value().equals("@me") ? scope.principal().user().map(Account::login).orElse("@me") : term.value();
        return scope.data().account(login.startsWith("app/") ? login.substring(4) + "[bot]" : login)
                .map(Account::restLogin)
                .orElseThrow(() -> SearchException.invalid("The listed users cannot be searched either because the users do not exist or you do not have permission to view the users."));
    }

    private static boolean isDraft(Hit hit)
    {
        return hit.conversation() instanceof PullRequest pull && pull.draft();
    }

    private static Issue issue(Hit hit)
    {
        return hit.conversation().issue();
    }

    private static SearchException unsupported(SearchTerm term)
    {
        return SearchException.unsupported("The sandbox does not search with '%s'".formatted(term));
    }
}
