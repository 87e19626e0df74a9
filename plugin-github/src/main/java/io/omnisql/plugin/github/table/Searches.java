package io.omnisql.plugin.github.table;

import com.google.common.collect.ImmutableList;
import io.omnisql.plugin.github.scan.GithubTable;
import io.omnisql.plugin.github.scan.SearchOrder;
import io.omnisql.plugin.github.scan.SearchTable;
import io.omnisql.toolkit.adapter.ColumnDefinition;
import io.omnisql.toolkit.adapter.ConnectionInfo;
import io.omnisql.toolkit.adapter.PassthroughQuery;
import io.omnisql.toolkit.adapter.RemoteReader;
import io.omnisql.toolkit.adapter.TableDefinition;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import static io.omnisql.toolkit.adapter.ColumnDefinition.column;
import static io.omnisql.toolkit.adapter.ValueType.BIGINT;
import static io.omnisql.toolkit.adapter.ValueType.BOOLEAN;
import static io.omnisql.toolkit.adapter.ValueType.DOUBLE;
import static io.omnisql.toolkit.adapter.ValueType.INSTANT;
import static io.omnisql.toolkit.adapter.ValueType.VARCHAR;
import static io.omnisql.toolkit.adapter.ValueType.VARCHAR_ARRAY;

/**
 * GitHub's searches as the table function {@code search}: what it finds is what its index holds, which may lag behind.
 */
public final class Searches
        implements PassthroughQuery
{
    private static final String KIND = "kind";
    private static final String PREFIX = "$search_";
    private static final List<GithubTable> TABLES = List.of(
            search(
                    "issues",
                    "search",
                    SearchOrder.time("created", Optional.of("created"), Optional.of("/created_at")),
                    column("repository", VARCHAR, "/repository_url", "Name of the repository").withLastSegment(),
                    column("number", BIGINT, "/number", "Number within the repository"),
                    column("id", BIGINT, "/id", "Identifier across GitHub"),
                    column("node_id", VARCHAR, "/node_id", "Identifier in GraphQL"),
                    column("title", VARCHAR, "/title", "Title"),
                    column("body", VARCHAR, "/body", "Text in Markdown"),
                    column("state", VARCHAR, "/state", "open or closed"),
                    column("user_login", VARCHAR, "/user/login", "Login of the author"),
                    column("labels", VARCHAR_ARRAY, "/labels/*/name", "Names of the labels"),
                    column("comments", BIGINT, "/comments", "Number of comments"),
                    column("pull_request_url", VARCHAR, "/pull_request/html_url", "Address of the pull request's page; NULL for an issue"),
                    column("created_at", INSTANT, "/created_at", "When it was opened"),
                    column("updated_at", INSTANT, "/updated_at", "When it last changed"),
                    column("closed_at", INSTANT, "/closed_at", "When it was closed; NULL while it is open")),
            search(
                    "repositories",
                    "search",
                    SearchOrder.time("created", Optional.empty(), Optional.empty()),
                    column("full_name", VARCHAR, "/full_name", "Owner and name, separated by a slash"),
                    column("id", BIGINT, "/id", "Identifier across GitHub"),
                    column("description", VARCHAR, "/description", "Description"),
                    column("private", BOOLEAN, "/private", "Whether it is not public"),
                    column("fork", BOOLEAN, "/fork", "Whether it is a fork"),
                    column("archived", BOOLEAN, "/archived", "Whether it is archived: read only"),
                    column("language", VARCHAR, "/language", "The most used programming language"),
                    column("stargazers_count", BIGINT, "/stargazers_count", "Number of stars"),
                    column("forks_count", BIGINT, "/forks_count", "Number of forks"),
                    column("created_at", INSTANT, "/created_at", "When it was created"),
                    column("pushed_at", INSTANT, "/pushed_at", "When something was last pushed")),
            search(
                    "commits",
                    "search",
                    SearchOrder.time("committer-date", Optional.of("committer-date"), Optional.of("/commit/committer/date")),
                    column("repository", VARCHAR, "/repository/full_name", "Owner and name of the repository"),
                    column("sha", VARCHAR, "/sha", "Hash of the commit"),
                    column("message", VARCHAR, "/commit/message", "Whole message"),
                    column("author_name", VARCHAR, "/commit/author/name", "Name of the author"),
                    column("author_login", VARCHAR, "/author/login", "Login of the author"),
                    column("committer_name", VARCHAR, "/commit/committer/name", "Name of the committer"),
                    column("committed_date", INSTANT, "/commit/committer/date", "When the commit was made")),
            search(
                    "code",
                    "code_search",
                    SearchOrder.size("size"),
                    column("repository", VARCHAR, "/repository/full_name", "Owner and name of the repository"),
                    column("path", VARCHAR, "/path", "Path of the file"),
                    column("name", VARCHAR, "/name", "Name of the file"),
                    column("sha", VARCHAR, "/sha", "Hash of the content")),
            search(
                    "users",
                    "search",
                    SearchOrder.time("created", Optional.of("joined"), Optional.empty()),
                    column("login", VARCHAR, "/login", "Login"),
                    column("id", BIGINT, "/id", "Identifier across GitHub"),
                    column("type", VARCHAR, "/type", "User or Organization")));

    private static GithubTable search(String kind, String quota, SearchOrder order, ColumnDefinition... columns)
    {
        List<ColumnDefinition> all = ImmutableList.<ColumnDefinition>builder()
                .add(columns)
                .add(column("html_url", VARCHAR, "/html_url", "Address of its page"))
                .add(column("score", DOUBLE, "/score", "How well it fits"))
                .build();
        return new SearchTable("/search/" + kind, quota, order, new TableDefinition(PREFIX + kind, "What a search finds", all));
    }

    /**
     * The tables that results are scanned as.
     */
    public static List<GithubTable> tables()
    {
        return TABLES;
    }

    @Override
    public String name()
    {
        return "search";
    }

    @Override
    public List<Argument> arguments()
    {
        return List.of(new Argument(KIND, TABLES.stream().map(table -> table.definition().name().substring(PREFIX.length())).toList()));
    }

    @Override
    public TableDefinition describe(ConnectionInfo connection, Map<String, String> arguments, Function<String, Optional<TableDefinition>> tables, RemoteReader reader)
    {
        if (arguments.get(QUERY).isBlank()) {
            throw new IllegalArgumentException("The search is empty");
        }
        return TABLES.stream()
                .map(GithubTable::definition)
                .filter(table -> table.name().equals(PREFIX + arguments.get(KIND)))
                .findFirst()
                .orElseThrow();
    }
}
