package io.omnisql.sandbox.github.search;

import io.omnisql.sandbox.github.Scope;
import io.omnisql.sandbox.github.data.Commit;
import io.omnisql.sandbox.github.data.GitHistory;
import io.omnisql.sandbox.github.data.Repository;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A search over the commits of the default branches that the caller may see.
 */
public final class CommitSearch
{
    private CommitSearch() {}

    /**
     * A result with the repository that it lives in.
     */
    public record Hit(Repository repository, Commit commit) {}

    /**
     * @throws SearchException when the search cannot be answered
     */
    public static List<Hit> run(Scope scope, String query)
    {
        TermSearch<Hit> search = new TermSearch<Hit>(query, hit -> hit.commit().message()).in(Hit::repository);
        Predicate<Hit> condition = search.parse(scope, CommitSearch::qualifier);
        return scope.visibleRepositories().stream().flatMap(repository -> commits(scope, repository)).filter(condition).toList();
    }

    private static Stream<Hit> commits(Scope scope, Repository repository)
    {
        GitHistory git = scope.data().contents(repository.id()).git();
        return git.resolve(repository.defaultBranch()).stream().flatMap(tip -> git.log(tip).stream()).map(commit -> new Hit(repository, commit));
    }

    private static Optional<Predicate<Hit>> qualifier(SearchTerm term)
    {
        String value = term.value();
        return switch (term.qualifier()) {
            case "author" -> Optional.of(hit -> TermSearch.isBy(value, hit.commit().author().account()));
            case "committer" -> Optional.of(hit -> TermSearch.isBy(value, hit.commit().committer().account()));
            case "author-email" -> TermSearch.same(term, hit -> hit.commit().author().email());
            case "committer-email" -> TermSearch.same(term, hit -> hit.commit().committer().email());
            case "author-name" -> Optional.of(hit -> hit.commit().author().name().toLowerCase(Locale.ROOT).contains(value.toLowerCase(Locale.ROOT)));
            case "author-date" -> TermSearch.time(term, hit -> hit.commit().author().date());
            case "committer-date" -> TermSearch.time(term, hit -> hit.commit().committer().date());
            case "merge" -> value.matches("true|false") ? Optional.of(hit -> hit.commit().parents().size() > 1 == Boolean.parseBoolean(value)) : Optional.empty();
            case "hash" -> Optional.of(hit -> hit.commit().sha().startsWith(value));
            case "is" -> value.matches("public|private") ? Optional.of(hit -> hit.repository().isPrivate() == value.equals("private")) : Optional.empty();
            default -> Optional.empty();
        };
    }
}
