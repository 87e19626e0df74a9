package io.omnisql.plugin.github;

import io.omnisql.plugin.github.GithubQueryRunner.Answer;
import io.omnisql.sandbox.github.data.Account;
import io.omnisql.sandbox.github.data.GithubData;
import io.omnisql.sandbox.github.data.Repository;
import io.omnisql.sandbox.github.data.RepositoryContents;
import io.trino.testing.MaterializedRow;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The rows behind the sandbox's answers, as SQL is expected to show them.
 */
record SandboxRows(GithubData data, String owner)
{
    Stream<Repository> repositories()
    {
        return data.repositories().stream().filter(repository -> repository.owner().login().equals(owner));
    }

    RepositoryContents contents(String repository)
    {
        return data.contents(owner, repository);
    }

    /**
     * A row for each item of each repository.
     */
    <T> List<List<Object>> rows(Function<RepositoryContents, ? extends Iterable<T>> items, RowOf<T> row)
    {
        List<List<Object>> rows = new ArrayList<>();
        repositories().forEach(repository -> items.apply(data.contents(repository.id())).forEach(item -> rows.add(row.of(repository, item))));
        return rows;
    }

    interface RowOf<T>
    {
        List<Object> of(Repository repository, T item);
    }

    static void assertRows(Answer answer, List<List<Object>> expected)
    {
        assertThat(expected).isNotEmpty();
        assertThat(answer.rows()).extracting(MaterializedRow::getFields).containsExactlyInAnyOrderElementsOf(expected);
    }

    static Answer single(Object value, long requests)
    {
        return new Answer(List.of(new MaterializedRow(5, value)), requests);
    }

    static Double seconds(Instant time)
    {
        return time == null ? null : (double) time.getEpochSecond();
    }

    static long pages(long rows, int size)
    {
        return Math.max(1, Math.ceilDiv(rows, size));
    }

    /**
     * How GraphQL names an account.
     */
    static String login(Account account)
    {
        return account == null ? null : account.login();
    }

    /**
     * How REST names an account.
     */
    static String restLogin(Account account)
    {
        return account == null ? "ghost" : account.restLogin();
    }
}
