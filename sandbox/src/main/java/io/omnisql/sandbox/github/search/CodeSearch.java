package io.omnisql.sandbox.github.search;

import io.omnisql.sandbox.github.Scope;
import io.omnisql.sandbox.github.data.FileChange;
import io.omnisql.sandbox.github.data.GitHistory;
import io.omnisql.sandbox.github.data.Repository;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A search over the files of the default branches that the caller may see; words are looked for in their paths.
 */
public final class CodeSearch
{
    private CodeSearch() {}

    /**
     * A file as it was last written.
     *
     * @param sha of the commit that wrote it
     * @param bytes its size
     */
    public record Hit(Repository repository, String path, String blobSha, String sha, long bytes)
    {
        public String name()
        {
            return path.substring(path.lastIndexOf('/') + 1);
        }
    }

    /**
     * @throws SearchException when the search cannot be answered
     */
    public static List<Hit> run(Scope scope, String query)
    {
        TermSearch<Hit> search = new TermSearch<>(query, Hit::path).in(Hit::repository).withWords();
        Predicate<Hit> condition = search.parse(scope, CodeSearch::qualifier);
        return scope.visibleRepositories().stream().flatMap(repository -> files(scope, repository)).filter(condition).toList();
    }

    private static Stream<Hit> files(Scope scope, Repository repository)
    {
        GitHistory git = scope.data().contents(repository.id()).git();
        Map<String, Hit> files = new LinkedHashMap<>();
        git.resolve(repository.defaultBranch()).stream().flatMap(tip -> git.log(tip).reversed().stream()).forEach(commit -> commit.files().forEach(file -> {
            if (file.status() == FileChange.Status.REMOVED) {
                files.remove(file.path());
            }
            else {
                long before = Optional.ofNullable(files.get(file.path())).map(Hit::bytes).orElse(0L);
                files.put(file.path(), new Hit(repository, file.path(), file.blobSha(), commit.sha(), bytes(before, file)));
            }
        }));
        return files.values().stream();
    }

    /**
     * Lines have some thirty characters.
     */
    private static long bytes(long before, FileChange change)
    {
        return Math.max(0, before + 30L * (change.additions() - change.deletions())) + Math.floorMod(change.blobSha().hashCode(), 30);
    }

    private static Optional<Predicate<Hit>> qualifier(SearchTerm term)
    {
        String value = term.value();
        return switch (term.qualifier()) {
            case "filename" -> TermSearch.same(term, Hit::name);
            case "extension" -> Optional.of(hit -> hit.name().endsWith("." + value));
            case "path" -> Optional.of(hit -> hit.path().startsWith(value + "/") || hit.path().equals(value));
            case "language" -> TermSearch.same(term, hit -> hit.repository().language());
            case "size" -> TermSearch.number(term, Hit::bytes);
            case "in" -> value.equals("path") || value.equals("file") ? Optional.of(_ -> true) : Optional.empty();
            default -> Optional.empty();
        };
    }
}
