package io.omnisql.sandbox.github.search;

import io.omnisql.sandbox.github.Scope;
import io.omnisql.sandbox.github.data.Repository;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A search over the repositories that the caller may see.
 */
public final class RepositorySearch
{
    private RepositorySearch() {}

    /**
     * All matches in the order of ids.
     *
     * @throws SearchException when the search cannot be answered
     */
    public static List<Repository> run(Scope scope, String query)
    {
        TermSearch<Repository> search = new TermSearch<Repository>(query, repository -> repository.name() + " " + repository.description() + " " + repository.topics()).in(repository -> repository);
        Predicate<Repository> condition = search.parse(scope, term -> qualifier(scope, term));
        return scope.visibleRepositories().stream().filter(condition).toList();
    }

    private static Optional<Predicate<Repository>> qualifier(Scope scope, SearchTerm term)
    {
        return switch (term.qualifier()) {
            case "is" -> switch (term.value()) {
                case "public" -> Optional.of(repository -> !repository.isPrivate());
                case "private" -> Optional.of(Repository::isPrivate);
                default -> Optional.empty();
            };
            case "archived" -> flag(term, Repository::isArchived);
            case "language" -> TermSearch.same(term, Repository::language);
            case "license" -> TermSearch.same(term, repository -> repository.license() == null ? null : repository.license().key());
            case "topic" -> Optional.of(repository -> repository.topics().contains(term.value()));
            case "stars" -> TermSearch.number(term, Repository::stars);
            case "size" -> TermSearch.number(term, Repository::kilobytes);
            case "forks" -> TermSearch.number(term, repository -> scope.data().repositories().stream().filter(fork -> fork.isFork() && fork.parentId() == repository.id()).count());
            case "created" -> TermSearch.time(term, Repository::createdAt);
            case "pushed" -> TermSearch.time(term, Repository::pushedAt);
            default -> Optional.empty();
        };
    }

    private static Optional<Predicate<Repository>> flag(SearchTerm term, Predicate<Repository> value)
    {
        return term.value().matches("true|false") ? Optional.of(repository -> value.test(repository) == Boolean.parseBoolean(term.value())) : Optional.empty();
    }
}
