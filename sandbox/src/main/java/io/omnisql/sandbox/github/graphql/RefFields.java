package io.omnisql.sandbox.github.graphql;

import graphql.schema.DataFetchingEnvironment;
import graphql.schema.idl.RuntimeWiring;
import io.omnisql.sandbox.github.NodeId;
import io.omnisql.sandbox.github.Scope;
import io.omnisql.sandbox.github.data.Commit;
import io.omnisql.sandbox.github.data.GitHistory;
import io.omnisql.sandbox.github.data.Repository;
import io.omnisql.sandbox.github.query.RowOrder;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import static io.omnisql.sandbox.github.graphql.TypeFields.scope;

/**
 * Branches and tags: the fields of {@code Ref} and {@code Tag}, and what leads to them.
 */
final class RefFields
{
    static final String HEADS = "refs/heads/";
    static final String TAGS = "refs/tags/";

    private RefFields() {}

    static void wire(RuntimeWiring.Builder wiring)
    {
        TypeFields.of(wiring, Repository.class, "Repository")
                .scoped("defaultBranchRef", (repository, scope) -> all(repository, scope)
                        .filter(ref -> ref.prefix().equals(HEADS) && ref.name().equals(repository.defaultBranch()))
                        .findFirst()
                        .orElse(null))
                .fetch("object", RefFields::object)
                .fetch("ref", RefFields::ref)
                .fetch("refs", RefFields::refs);
        TypeFields.of(wiring, RefNode.class, "Ref")
                .fetch("compare", RefFields::compare)
                .field("id", ref -> new NodeId(NodeId.Type.REF, ref.repository().id(), ref.id()).toString())
                .field("name", RefNode::name)
                .field("prefix", RefNode::prefix)
                .field("repository", RefNode::repository)
                .scoped("target", (ref, scope) -> ref.tag() != null ? ref.tag() : commit(ref, scope));
        TypeFields.of(wiring, TagNode.class, "Tag")
                .field("abbreviatedOid", node -> node.tag().annotation().sha().substring(0, 7))
                .field("id", node -> new NodeId(NodeId.Type.TAG, node.repository().id(), node.tag().id()).toString())
                .field("message", node -> node.tag().annotation().message())
                .field("name", node -> node.tag().name())
                .field("oid", node -> node.tag().annotation().sha())
                .field("repository", TagNode::repository)
                .field("tagger", node -> node.tag().annotation().tagger())
                .scoped("target", (node, scope) -> git(node.repository(), scope).commit(node.tag().sha()).orElseThrow());
    }

    /**
     * Every branch and tag of a repository.
     */
    static Stream<RefNode> all(Repository repository, Scope scope)
    {
        GitHistory git = git(repository, scope);
        return Stream.concat(
                git.branches().stream().map(branch -> RefNode.of(repository, branch)),
                git.tags().stream().map(tag -> RefNode.of(repository, tag)));
    }

    private static GitHistory git(Repository repository, Scope scope)
    {
        return scope.data().contents(repository.id()).git();
    }

    static Commit commit(RefNode ref, Scope scope)
    {
        return git(ref.repository(), scope).commit(ref.sha()).orElseThrow();
    }

    /**
     * A commit, the only kind of object that the sandbox has beside annotated tags.
     */
    private static Commit object(DataFetchingEnvironment environment)
    {
        String oid = environment.getArgument("oid");
        String expression = environment.getArgument("expression");
        if ((oid == null) == (expression == null)) {
            throw new GithubException(null, "One of `oid` and `expression` must be given.");
        }
        GitHistory git = git(environment.<Repository>getSource(), scope(environment));
        return (oid == null ? git.resolve(expression) : git.commit(oid)).orElse(null);
    }

    /**
     * How another branch, tag or commit stands to this one; nothing where there is no such.
     */
    private static Map<String, Object> compare(DataFetchingEnvironment environment)
    {
        RefNode base = environment.getSource();
        GitHistory git = git(base.repository(), scope(environment));
        Optional<Commit> head = git.resolve(environment.getArgument("headRef"));
        if (head.isEmpty()) {
            return null;
        }
        Set<Commit> ofBase = Set.copyOf(git.log(commit(base, scope(environment))));
        Set<Commit> ofHead = Set.copyOf(git.log(head.get()));
        int ahead = (int) ofHead.stream().filter(commit -> !ofBase.contains(commit)).count();
        int behind = (int) ofBase.stream().filter(commit -> !ofHead.contains(commit)).count();
        String status = ahead > 0 ? behind > 0 ? "DIVERGED" : "AHEAD" : behind > 0 ? "BEHIND" : "IDENTICAL";
        return Map.of("aheadBy", ahead, "behindBy", behind, "status", status);
    }

    private static RefNode ref(DataFetchingEnvironment environment)
    {
        String name = environment.getArgument("qualifiedName");
        // branches come first where a name is not qualified
        return all(environment.getSource(), scope(environment))
                .filter(ref -> name.equals(ref.prefix() + ref.name()) || name.equals(ref.name()))
                .findFirst()
                .orElse(null);
    }

    private static Map<String, Object> refs(DataFetchingEnvironment environment)
    {
        Scope scope = scope(environment);
        String prefix = environment.getArgument("refPrefix");
        if (!prefix.equals(HEADS) && !prefix.equals(TAGS)) {
            throw new GithubException("SANDBOX_UNSUPPORTED", "The sandbox lists refs below %s and %s, not below '%s'".formatted(HEADS, TAGS, prefix));
        }
        String query = environment.getArgument("query");
        List<RefNode> matching = all(environment.getSource(), scope)
                .filter(ref -> ref.prefix().equals(prefix))
                .filter(ref -> query == null || ref.name().toLowerCase(Locale.ROOT).contains(query.toLowerCase(Locale.ROOT)))
                .toList();
        Map<String, Object> orderBy = environment.getArgument("orderBy");
        RowOrder<RefNode> order = Connections.orderField(orderBy, "ALPHABETICAL").equals("TAG_COMMIT_DATE")
                ? RowOrder.byTime(ref -> commit(ref, scope).committer().date(), RefNode::id)
                : RowOrder.byName(RefNode::name, RefNode::id);
        boolean descending = orderBy == null ? "DESC".equals(environment.getArgument("direction")) : Connections.descending(orderBy);
        return Connections.page(environment, matching, order.descending(descending), ref -> ref);
    }
}
