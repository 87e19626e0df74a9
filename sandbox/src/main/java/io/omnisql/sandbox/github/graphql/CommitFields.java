package io.omnisql.sandbox.github.graphql;

import graphql.schema.DataFetchingEnvironment;
import graphql.schema.idl.RuntimeWiring;
import io.omnisql.sandbox.github.NodeId;
import io.omnisql.sandbox.github.Scope;
import io.omnisql.sandbox.github.data.Account;
import io.omnisql.sandbox.github.data.Commit;
import io.omnisql.sandbox.github.data.GitHistory;
import io.omnisql.sandbox.github.data.Repository;
import io.omnisql.sandbox.github.data.Signature;
import io.omnisql.sandbox.github.query.RowOrder;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import static io.omnisql.sandbox.github.graphql.TypeFields.scope;

/**
 * The fields of {@code Commit} and {@code GitActor}.
 */
final class CommitFields
{
    // the order of a log: newest first, children before parents
    private static final RowOrder<Commit> LOG = RowOrder.<Commit>byId(commit -> commit.committer().date().getEpochSecond() * 1_000_000 + commit.id()).descending(true);

    private CommitFields() {}

    static void wire(RuntimeWiring.Builder wiring)
    {
        TypeFields.of(wiring, Commit.class, "Commit")
                .field("abbreviatedOid", commit -> commit.sha().substring(0, 7))
                .field("additions", Commit::additions)
                .field("author", Commit::author)
                .field("authoredByCommitter", commit -> commit.author().email().equals(commit.committer().email()))
                .field("authoredDate", commit -> commit.author().date())
                .field("changedFilesIfAvailable", commit -> commit.files().size())
                .scoped("commitUrl", (commit, scope) -> scope.urls().html() + path(commit, scope))
                .field("committedDate", commit -> commit.committer().date())
                .field("committedViaWeb", Commit::verified)
                .field("committer", Commit::committer)
                .field("deletions", Commit::deletions)
                .fetch("history", CommitFields::history)
                .field("id", commit -> new NodeId(NodeId.Type.COMMIT, commit.repositoryId(), commit.id()).toString())
                .field("message", Commit::message)
                .field("messageBody", Commit::messageBody)
                .field("messageHeadline", Commit::headline)
                .field("oid", Commit::sha)
                .fetch("parents", CommitFields::parents)
                .scoped("repository", CommitFields::repository)
                .scoped("resourcePath", CommitFields::path)
                .scoped("url", (commit, scope) -> scope.urls().html() + path(commit, scope));
        TypeFields.of(wiring, Signature.class, "GitActor")
                .scoped("avatarUrl", (signature, scope) -> scope.urls().avatar(signature.account() == null ? 0 : signature.account().id()))
                .field("date", signature -> DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(signature.date().atOffset(signature.offset())))
                .field("email", Signature::email)
                .field("name", Signature::name)
                // the type is User, so a bot's commits have none
                .field("user", signature -> signature.account() == null || signature.account().kind() != Account.Kind.USER ? null : signature.account());
    }

    private static GitHistory git(Commit commit, Scope scope)
    {
        return scope.data().contents(commit.repositoryId()).git();
    }

    private static Repository repository(Commit commit, Scope scope)
    {
        return scope.data().repository(commit.repositoryId()).orElseThrow();
    }

    private static String path(Commit commit, Scope scope)
    {
        return "/%s/commit/%s".formatted(repository(commit, scope).fullName(), commit.sha());
    }

    private static Map<String, Object> parents(DataFetchingEnvironment environment)
    {
        Commit commit = environment.getSource();
        List<Commit> parents = commit.parents().stream().map(sha -> git(commit, scope(environment)).commit(sha).orElseThrow()).toList();
        return Connections.page(environment, parents, RowOrder.byId(parents::indexOf), parent -> parent);
    }

    private static Map<String, Object> history(DataFetchingEnvironment environment)
    {
        Commit tip = environment.getSource();
        String path = environment.getArgument("path");
        Instant since = environment.getArgument("since");
        Instant until = environment.getArgument("until");
        Map<String, Object> author = environment.getArgument("author");
        List<Commit> matching = git(tip, scope(environment)).log(tip).stream()
                .filter(commit -> path == null || commit.files().stream().anyMatch(file -> file.touches(path)))
                .filter(commit -> since == null || !commit.committer().date().isBefore(since))
                .filter(commit -> until == null || !commit.committer().date().isAfter(until))
                .filter(commit -> author == null || isBy(commit.author(), author))
                .toList();
        return Connections.page(environment, matching, LOG, commit -> commit);
    }

    /**
     * The id takes precedence over the addresses.
     */
    @SuppressWarnings("unchecked")
    private static boolean isBy(Signature signature, Map<String, Object> author)
    {
        if (author.get("id") != null) {
            Optional<Long> id = NodeId.parse((String) author.get("id")).filter(node -> node.type() == NodeId.Type.USER).map(NodeId::id);
            return signature.account() != null && id.filter(wanted -> wanted == signature.account().id()).isPresent();
        }
        List<String> emails = (List<String>) author.get("emails");
        return emails == null || emails.stream().anyMatch(signature.email()::equalsIgnoreCase);
    }
}
