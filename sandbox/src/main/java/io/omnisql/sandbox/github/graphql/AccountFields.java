package io.omnisql.sandbox.github.graphql;

import graphql.schema.DataFetchingEnvironment;
import graphql.schema.idl.RuntimeWiring;
import io.omnisql.sandbox.github.NodeId;
import io.omnisql.sandbox.github.Scope;
import io.omnisql.sandbox.github.data.Account;
import io.omnisql.sandbox.github.data.Repository;
import io.omnisql.sandbox.github.query.RowOrder;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

import static io.omnisql.sandbox.github.graphql.TypeFields.scope;

/**
 * The fields of {@code User}, {@code Organization} and {@code Bot}.
 */
final class AccountFields
{
    private AccountFields() {}

    static void wire(RuntimeWiring.Builder wiring)
    {
        TypeFields.of(wiring, Account.class, "User", "Organization", "Bot")
                .scoped("avatarUrl", (account, scope) -> scope.urls().avatar(account.id()))
                .field("createdAt", Account::createdAt)
                .field("databaseId", account -> Ids.databaseId(account.id()))
                .field("id", AccountFields::nodeId)
                .field("login", Account::login)
                .field("resourcePath", AccountFields::path)
                .field("updatedAt", Account::updatedAt)
                .scoped("url", (account, scope) -> scope.urls().html() + path(account));
        TypeFields.of(wiring, Account.class, "User", "Organization")
                .field("location", Account::location)
                .field("name", Account::name)
                .field("websiteUrl", _ -> null)
                .fetch("repositories", AccountFields::repositories)
                .fetch("repository", environment -> QueryFields.repository(environment, environment.<Account>getSource().login()));
        TypeFields.of(wiring, Account.class, "User")
                .field("bio", Account::bio)
                .field("company", Account::company)
                .field("email", account -> account.email() == null ? "" : account.email())
                .field("isSiteAdmin", _ -> false)
                .scoped("isViewer", (account, scope) -> scope.principal().user().filter(account::equals).isPresent())
                .fetch("organizations", AccountFields::organizations);
        TypeFields.of(wiring, Account.class, "Organization")
                .field("description", Account::bio)
                .field("email", Account::email)
                .field("isVerified", _ -> false);
    }

    private static String nodeId(Account account)
    {
        NodeId.Type type = switch (account.kind()) {
            case USER -> NodeId.Type.USER;
            case ORGANIZATION -> NodeId.Type.ORGANIZATION;
            case BOT -> NodeId.Type.BOT;
        };
        return new NodeId(type, 0, account.id()).toString();
    }

    private static String path(Account account)
    {
        return (account.kind() == Account.Kind.BOT ? "/apps/" : "/") + account.login();
    }

    private static Map<String, Object> organizations(DataFetchingEnvironment environment)
    {
        List<Account> organizations = scope(environment).data().organizationsOf(environment.getSource());
        return Connections.page(environment, organizations, RowOrder.byId(Account::id), account -> account);
    }

    private static Map<String, Object> repositories(DataFetchingEnvironment environment)
    {
        Scope scope = scope(environment);
        List<Repository> matching = owned(environment, scope)
                .filter(flag(environment, "isFork", Repository::isFork))
                .filter(flag(environment, "isArchived", Repository::isArchived))
                .filter(flag(environment, "isLocked", _ -> false))
                .filter(flag(environment, "hasIssuesEnabled", _ -> true))
                .filter(visibility(environment.getArgument("privacy")))
                .filter(visibility(environment.getArgument("visibility")))
                .filter(viewerAffiliation(environment, scope))
                .toList();
        Map<String, Object> orderBy = environment.getArgument("orderBy");
        return Connections.page(environment, matching, order(orderBy).descending(Connections.descending(orderBy)), repository -> repository);
    }

    /**
     * @param orderBy null when it is not given
     */
    static RowOrder<Repository> order(Map<String, Object> orderBy)
    {
        return switch (Connections.orderField(orderBy, "CREATED_AT")) {
            case "NAME" -> RowOrder.byName(Repository::name, Repository::id);
            case "UPDATED_AT" -> RowOrder.byTime(Repository::updatedAt, Repository::id);
            case "PUSHED_AT" -> RowOrder.byTime(Repository::pushedAt, Repository::id);
            case "STARGAZERS" -> RowOrder.byCount(Repository::stars, Repository::id);
            default -> RowOrder.byTime(Repository::createdAt, Repository::id);
        };
    }

    private static Stream<Repository> owned(DataFetchingEnvironment environment, Scope scope)
    {
        Account owner = environment.getSource();
        List<String> ownerAffiliations = environment.getArgument("ownerAffiliations");
        boolean owned = ownerAffiliations == null || ownerAffiliations.contains("OWNER");
        boolean member = ownerAffiliations != null && ownerAffiliations.contains("ORGANIZATION_MEMBER") && owner.kind() == Account.Kind.USER;
        return scope.visibleRepositories().stream()
                .filter(repository -> (owned && repository.owner().equals(owner)) || (member && scope.data().isMember(repository.owner(), owner)));
    }

    private static Predicate<Repository> flag(DataFetchingEnvironment environment, String argument, Predicate<Repository> value)
    {
        Boolean wanted = environment.getArgument(argument);
        return repository -> wanted == null || value.test(repository) == wanted;
    }

    /**
     * @param wanted null for any
     */
    private static Predicate<Repository> visibility(String wanted)
    {
        return repository -> wanted == null || wanted.equals(repository.isPrivate() ? "PRIVATE" : "PUBLIC");
    }

    private static Predicate<Repository> viewerAffiliation(DataFetchingEnvironment environment, Scope scope)
    {
        List<String> affiliations = environment.getArgument("affiliations");
        return repository -> {
            if (affiliations == null) {
                return true;
            }
            boolean owner = scope.principal().user().filter(repository.owner()::equals).isPresent();
            return scope.principal().hasAccess(scope.data(), repository) && affiliations.contains(owner ? "OWNER" : "ORGANIZATION_MEMBER");
        };
    }
}
