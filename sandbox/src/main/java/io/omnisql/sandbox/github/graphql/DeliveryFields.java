package io.omnisql.sandbox.github.graphql;

import graphql.schema.DataFetchingEnvironment;
import graphql.schema.idl.RuntimeWiring;
import io.omnisql.sandbox.github.NodeId;
import io.omnisql.sandbox.github.Scope;
import io.omnisql.sandbox.github.data.Account;
import io.omnisql.sandbox.github.data.Repository;
import io.omnisql.sandbox.github.data.delivery.Deployment;
import io.omnisql.sandbox.github.data.delivery.Environment;
import io.omnisql.sandbox.github.query.RowOrder;

import java.util.List;
import java.util.Locale;
import java.util.Map;

import static io.omnisql.sandbox.github.graphql.TypeFields.scope;

/**
 * Deployments with their statuses, and environments.
 */
final class DeliveryFields
{
    private DeliveryFields() {}

    static void wire(RuntimeWiring.Builder wiring)
    {
        TypeFields.of(wiring, Repository.class, "Repository")
                .fetch("deployments", DeliveryFields::deployments)
                .fetch("environments", DeliveryFields::environments);
        TypeFields.of(wiring, Environment.class, "Environment")
                .field("databaseId", environment -> Ids.databaseId(environment.id()))
                .field("id", environment -> new NodeId(NodeId.Type.ENVIRONMENT, 0, environment.id()).toString())
                .field("name", Environment::name);
        TypeFields.of(wiring, Deployment.class, "Deployment")
                .scoped("commit", (deployment, scope) -> scope.data().contents(deployment.repositoryId()).git().commit(deployment.sha()).orElseThrow())
                .field("commitOid", Deployment::sha)
                .field("createdAt", Deployment::createdAt)
                .field("creator", deployment -> creator(deployment.creator()))
                .field("databaseId", deployment -> Ids.databaseId(deployment.id()))
                .field("description", Deployment::description)
                .field("environment", Deployment::environment)
                .field("id", deployment -> new NodeId(NodeId.Type.DEPLOYMENT, deployment.repositoryId(), deployment.id()).toString())
                .field("latestEnvironment", Deployment::environment)
                .field("latestStatus", deployment -> deployment.statuses().isEmpty() ? null : new DeliveryNodes.Status(deployment, deployment.statuses().getLast()))
                .field("originalEnvironment", Deployment::environment)
                .field("payload", _ -> "{}")
                .scoped("ref", DeliveryFields::ref)
                .scoped("repository", (deployment, scope) -> scope.data().repository(deployment.repositoryId()).orElseThrow())
                .field("state", DeliveryFields::state)
                .fetch("statuses", DeliveryFields::statuses)
                .field("task", Deployment::task)
                .field("updatedAt", Deployment::updatedAt);
        TypeFields.of(wiring, DeliveryNodes.Status.class, "DeploymentStatus")
                .field("createdAt", node -> node.status().createdAt())
                .field("creator", node -> creator(node.status().creator()))
                .field("deployment", DeliveryNodes.Status::deployment)
                .field("description", node -> node.status().description())
                .field("environment", node -> node.deployment().environment())
                .field("environmentUrl", _ -> null)
                .field("id", node -> new NodeId(NodeId.Type.DEPLOYMENT_STATUS, node.deployment().repositoryId(), node.status().id()).toString())
                .field("logUrl", _ -> null)
                .field("state", node -> node.status().state().toUpperCase(Locale.ROOT))
                .field("updatedAt", node -> node.status().createdAt());
    }

    private static String state(Deployment deployment)
    {
        if (deployment.statuses().isEmpty()) {
            return "PENDING";
        }
        String last = deployment.statuses().getLast().state();
        return last.equals("success") ? "ACTIVE" : last.toUpperCase(Locale.ROOT);
    }

    private static RefNode ref(Deployment deployment, Scope scope)
    {
        return RefFields.all(scope.data().repository(deployment.repositoryId()).orElseThrow(), scope)
                .filter(ref -> ref.name().equals(deployment.ref()))
                .findFirst()
                .orElse(null);
    }

    private static Map<String, Object> deployments(DataFetchingEnvironment environment)
    {
        List<String> environments = environment.getArgument("environments");
        List<Deployment> matching = scope(environment).data().contents(environment.<Repository>getSource().id()).delivery().deployments().stream()
                .filter(deployment -> environments == null || environments.contains(deployment.environment()))
                .toList();
        boolean descending = Connections.descending(environment.getArgument("orderBy"));
        return Connections.page(environment, matching, RowOrder.byTime(Deployment::createdAt, Deployment::id).descending(descending), deployment -> deployment);
    }

    private static Map<String, Object> statuses(DataFetchingEnvironment environment)
    {
        Deployment deployment = environment.getSource();
        return Connections.page(environment, deployment.statuses(), RowOrder.byId(Deployment.Status::id), status -> new DeliveryNodes.Status(deployment, status));
    }

    private static Map<String, Object> environments(DataFetchingEnvironment environment)
    {
        List<String> names = environment.getArgument("names");
        List<Environment> matching = scope(environment).data().contents(environment.<Repository>getSource().id()).delivery().environments().stream()
                .filter(candidate -> names == null || names.isEmpty() || names.contains(candidate.name()))
                .toList();
        boolean descending = Connections.descending(environment.getArgument("orderBy"));
        return Connections.page(environment, matching, RowOrder.byName(Environment::name, Environment::id).descending(descending), row -> row);
    }

    /**
     * A deleted account shows as the account {@code ghost} here, as there must be one.
     */
    private static Account creator(Account account)
    {
        return account == null ? Account.GHOST : account;
    }
}
