package io.omnisql.sandbox.github.search;

import io.omnisql.sandbox.github.Scope;
import io.omnisql.sandbox.github.data.Conversation;
import io.omnisql.sandbox.github.data.Repository;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;

/**
 * A search over the issues and pull requests that the caller may see: plain words and a subset of GitHub's qualifiers.
 * <p>
 * What it does not know is an error; GitHub would take it for a word.
 */
public final class IssueSearch
{
    public static final int MAX_RESULTS = 1_000;
    private static final int MAX_LENGTH = 256;

    /**
     * A result with the repository that it lives in.
     */
    public record Hit(Repository repository, Conversation conversation) {}

    private final Set<Long> repositories;
    private final boolean everywhere;
    private final Predicate<Hit> condition;

    private IssueSearch(Set<Long> repositories, boolean everywhere, Predicate<Hit> condition)
    {
        this.repositories = repositories;
        this.everywhere = everywhere;
        this.condition = condition;
    }

    /**
     * @throws SearchException when the search cannot be answered
     */
    public static IssueSearch parse(Scope scope, String query)
    {
        List<SearchTerm> terms = SearchTerm.parse(query);
        int plainLength = terms.stream().filter(term -> term.qualifier().isEmpty()).mapToInt(term -> term.value().length() + 1).sum();
        if (plainLength > MAX_LENGTH) {
            throw SearchException.invalid("The search is longer than 256 characters.");
        }
        Set<Long> repositories = new HashSet<>();
        List<Predicate<Hit>> conditions = new ArrayList<>();
        Set<String> once = new HashSet<>();
        boolean everywhere = true;
        for (SearchTerm term : terms) {
            switch (term.qualifier()) {
                case "repo", "org", "user" -> {
                    if (term.negated()) {
                        throw SearchException.unsupported("The sandbox does not search with " + term);
                    }
                    everywhere = false;
                    repositories.addAll(named(scope, term));
                }
                case "" -> conditions.add(word(term));
                default -> {
                    if (!term.negated() && !Set.of("is", "label", "no").contains(term.qualifier()) && !once.add(term.qualifier())) {
                        throw SearchException.unsupported("The sandbox does not search with '%s:' given twice".formatted(term.qualifier()));
                    }
                    Predicate<Hit> qualifier = Qualifiers.parse(scope, term);
                    conditions.add(term.negated() ? qualifier.negate() : qualifier);
                }
            }
        }
        return new IssueSearch(repositories, everywhere, hit -> conditions.stream().allMatch(condition -> condition.test(hit)));
    }

    private static Predicate<Hit> word(SearchTerm term)
    {
        if (Set.of("AND", "OR", "NOT").contains(term.value()) || term.value().contains("(") || term.value().contains(")")) {
            throw SearchException.unsupported("The sandbox does not search with operators: " + term);
        }
        String word = term.value().toLowerCase(Locale.ROOT);
        Predicate<Hit> found = hit -> {
            String body = hit.conversation().issue().body();
            return hit.conversation().issue().title().toLowerCase(Locale.ROOT).contains(word)
                    || (body != null && body.toLowerCase(Locale.ROOT).contains(word));
        };
        return term.negated() ? found.negate() : found;
    }

    private static List<Long> named(Scope scope, SearchTerm term)
    {
        List<Long> found = scope.visibleRepositories().stream()
                .filter(repository -> (term.qualifier().equals("repo") ? repository.fullName() : repository.owner().login()).equalsIgnoreCase(term.value()))
                .map(Repository::id)
                .toList();
        boolean exists = !found.isEmpty() || (!term.qualifier().equals("repo") && scope.data().account(term.value()).isPresent());
        if (!exists) {
            throw SearchException.invalid("The listed users and repositories cannot be searched either because the resources do not exist or you do not have permission to view them.");
        }
        return found;
    }

    /**
     * All matches, in no particular order; more than {@link #MAX_RESULTS} are never shown.
     */
    public List<Hit> run(Scope scope)
    {
        return scope.visibleRepositories().stream()
                .filter(repository -> everywhere || repositories.contains(repository.id()))
                .flatMap(repository -> scope.data().contents(repository.id()).conversations().stream().map(conversation -> new Hit(repository, conversation)))
                .filter(condition)
                .toList();
    }
}
