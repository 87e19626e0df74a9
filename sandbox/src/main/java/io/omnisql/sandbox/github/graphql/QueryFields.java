package io.omnisql.sandbox.github.graphql;

import graphql.schema.DataFetchingEnvironment;
import graphql.schema.idl.RuntimeWiring;
import io.omnisql.sandbox.github.NodeId;
import io.omnisql.sandbox.github.Scope;
import io.omnisql.sandbox.github.access.LimitedResource;
import io.omnisql.sandbox.github.access.PrimaryLimits;
import io.omnisql.sandbox.github.data.Account;
import io.omnisql.sandbox.github.data.Comment;
import io.omnisql.sandbox.github.data.Commit;
import io.omnisql.sandbox.github.data.Conversation;
import io.omnisql.sandbox.github.data.PullRequest;
import io.omnisql.sandbox.github.data.Release;
import io.omnisql.sandbox.github.data.Repository;
import io.omnisql.sandbox.github.data.Review;
import io.omnisql.sandbox.github.data.ReviewComment;
import io.omnisql.sandbox.github.data.delivery.Deployment;
import io.omnisql.sandbox.github.data.discussion.Discussion;
import io.omnisql.sandbox.github.data.organization.Team;
import io.omnisql.sandbox.github.data.project.Project;
import io.omnisql.sandbox.github.query.RowOrder;
import io.omnisql.sandbox.github.search.IssueSearch;
import io.omnisql.sandbox.github.search.IssueSearch.Hit;
import io.omnisql.sandbox.github.search.RepositorySearch;
import io.omnisql.sandbox.github.search.SearchException;
import io.omnisql.sandbox.github.search.UserSearch;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import static io.omnisql.sandbox.github.graphql.TypeFields.scope;

/**
 * The fields of {@code Query}.
 */
final class QueryFields
{
    private static final int MAX_NODE_IDS = 100;

    private QueryFields() {}

    static void wire(RuntimeWiring.Builder wiring, PrimaryLimits limits)
    {
        TypeFields.of(wiring, Object.class, "Query")
                .fetch("viewer", environment -> scope(environment).principal().user().orElseThrow())
                .fetch("rateLimit", environment -> rateLimit(environment, limits))
                .fetch("node", environment -> node(scope(environment), environment.getArgument("id")))
                .fetch("nodes", QueryFields::nodes)
                .fetch("organization", environment -> account(environment, "an Organization", Account.Kind.ORGANIZATION))
                .fetch("user", environment -> account(environment, "a User", Account.Kind.USER))
                .fetch("repositoryOwner", environment -> scope(environment).data().account(environment.getArgument("login"))
                        .filter(account -> account.kind() != Account.Kind.BOT)
                        .orElse(null))
                .fetch("repository", environment -> repository(environment, environment.getArgument("owner")))
                .fetch("search", QueryFields::search);
    }

    /**
     * A repository by its name, or by a former one when renames are to be followed.
     *
     * @throws GithubException when it does not exist for the caller
     */
    static Repository repository(DataFetchingEnvironment environment, String owner)
    {
        Scope scope = scope(environment);
        String name = environment.getArgument("name");
        if (scope.data().account(owner).filter(scope::needsSingleSignOn).isPresent()) {
            throw singleSignOn();
        }
        boolean followRenames = environment.getArgument("followRenames");
        return scope.repository(owner, name)
                .or(() -> followRenames ? scope.renamedRepository(owner, name) : Optional.empty())
                .orElseThrow(() -> GithubException.notFound("Could not resolve to a Repository with the name '%s/%s'.".formatted(owner, name)));
    }

    private static GithubException singleSignOn()
    {
        return new GithubException("FORBIDDEN", "Resource protected by organization SAML enforcement. You must grant your OAuth token access to this organization.");
    }

    private static Account account(DataFetchingEnvironment environment, String article, Account.Kind kind)
    {
        String login = environment.getArgument("login");
        Scope scope = scope(environment);
        if (scope.data().account(login).filter(scope::needsSingleSignOn).isPresent()) {
            throw singleSignOn();
        }
        return scope.data().account(login)
                .filter(account -> account.kind() == kind)
                .orElseThrow(() -> GithubException.notFound("Could not resolve to %s with the login of '%s'.".formatted(article, login)));
    }

    private static Map<String, Object> rateLimit(DataFetchingEnvironment environment, PrimaryLimits limits)
    {
        if (!limits.enabled()) {
            return null;
        }
        QueryCost cost = environment.getGraphQlContext().get(QueryCost.class);
        PrimaryLimits.State state = limits.state(scope(environment).principal(), LimitedResource.GRAPHQL);
        return Map.of(
                "cost", cost.points(),
                "nodeCount", cost.nodes(),
                "limit", state.limit(),
                "remaining", state.remaining(),
                "used", state.used(),
                "resetAt", state.resetAt());
    }

    private static List<Object> nodes(DataFetchingEnvironment environment)
    {
        List<String> ids = environment.getArgument("ids");
        if (ids.size() > MAX_NODE_IDS) {
            throw new GithubException("ARGUMENT_LIMIT", "You may not provide more than %s node ids; you provided %s.".formatted(MAX_NODE_IDS, ids.size()));
        }
        return ids.stream().map(id -> node(scope(environment), id)).toList();
    }

    private static Object node(Scope scope, String id)
    {
        return NodeId.parse(id)
                .flatMap(nodeId -> NodeFinder.find(scope, nodeId))
                .orElseThrow(() -> GithubException.notFound("Could not resolve to a node with the global id of '%s'".formatted(id)));
    }

    private static Map<String, Object> search(DataFetchingEnvironment environment)
    {
        Scope scope = scope(environment);
        String query = environment.getArgument("query");
        try {
            return switch ((String) environment.getArgument("type")) {
                case "REPOSITORY" -> found(environment, RepositorySearch.run(scope, query), RowOrder.<Repository>byCount(Repository::stars, Repository::id), "repositoryCount");
                case "USER" -> found(environment, UserSearch.run(scope, query), RowOrder.<Account>byCount(account -> (int) (account.id() % 17), Account::id), "userCount");
                default -> issues(environment, scope);
            };
        }
        catch (SearchException e) {
            throw new GithubException(e.strict() ? "SANDBOX_UNSUPPORTED" : null, e.getMessage());
        }
    }

    private static <T> Map<String, Object> found(DataFetchingEnvironment environment, List<T> found, RowOrder<T> order, String count)
    {
        RowOrder<T> best = order.descending(true);
        List<T> shown = best.sorted(found).stream().limit(IssueSearch.MAX_RESULTS).toList();
        return counted(Connections.page(environment, shown, best, row -> row, found.size()), count, found.size());
    }

    private static Map<String, Object> counted(Map<String, Object> connection, String field, int count)
    {
        for (String other : List.of("issueCount", "repositoryCount", "userCount")) {
            connection.put(other, other.equals(field) ? count : 0);
        }
        return connection;
    }

    private static Map<String, Object> issues(DataFetchingEnvironment environment, Scope scope)
    {
        List<Hit> found = IssueSearch.parse(scope, environment.getArgument("query")).run(scope);
        RowOrder<Hit> order = RowOrder.<Hit>byTime(hit -> hit.conversation().issue().createdAt(), hit -> hit.conversation().issue().id()).descending(true);
        List<Hit> shown = order.sorted(found).stream().limit(IssueSearch.MAX_RESULTS).toList();
        return counted(Connections.page(environment, shown, order, Hit::conversation, found.size()), "issueCount", found.size());
    }

    /**
     * The name of the GraphQL type of a backing object.
     */
    static String typeName(Object object)
    {
        return switch (object) {
            case Account account -> switch (account.kind()) {
                case USER -> "User";
                case ORGANIZATION -> "Organization";
                case BOT -> "Bot";
            };
            case Repository _ -> "Repository";
            case PullRequest _ -> "PullRequest";
            case Conversation _ -> "Issue";
            case Comment _ -> "IssueComment";
            case LabelNode _ -> "Label";
            case MilestoneNode _ -> "Milestone";
            case Review _ -> "PullRequestReview";
            case ReviewComment _ -> "PullRequestReviewComment";
            case RefNode _ -> "Ref";
            case TagNode _ -> "Tag";
            case Commit _ -> "Commit";
            case Release _ -> "Release";
            case AssetNode _ -> "ReleaseAsset";
            case Team _ -> "Team";
            case Discussion _ -> "Discussion";
            case Discussion.Comment _ -> "DiscussionComment";
            case Discussion.Category _ -> "DiscussionCategory";
            case Project _ -> "ProjectV2";
            case ProjectNodes.Item _ -> "ProjectV2Item";
            case ProjectNodes.Draft _ -> "DraftIssue";
            case ProjectNodes.Field node -> node.field().kind().equals("SINGLE_SELECT") ? "ProjectV2SingleSelectField" : "ProjectV2Field";
            case ProjectNodes.Value node -> switch (node.field().kind()) {
                case "SINGLE_SELECT" -> "ProjectV2ItemFieldSingleSelectValue";
                case "NUMBER" -> "ProjectV2ItemFieldNumberValue";
                case "DATE" -> "ProjectV2ItemFieldDateValue";
                default -> "ProjectV2ItemFieldTextValue";
            };
            case Deployment _ -> "Deployment";
            default -> throw new IllegalArgumentException("No GraphQL type is backed by " + object.getClass().getSimpleName());
        };
    }
}
