package io.omnisql.sandbox.github.json;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.omnisql.sandbox.github.NodeId;
import io.omnisql.sandbox.github.data.Repository;
import io.omnisql.sandbox.github.data.delivery.Deployment;
import io.omnisql.sandbox.github.data.delivery.Environment;
import io.omnisql.sandbox.http.Json;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * Deployments and environments as REST shows them.
 */
public final class DeliveryJson
{
    private final AccountJson accounts;
    private final RepositoryJson repositories;

    DeliveryJson(AccountJson accounts, RepositoryJson repositories)
    {
        this.accounts = accounts;
        this.repositories = repositories;
    }

    public ObjectNode deployment(Repository repository, Deployment deployment)
    {
        String url = url(repository, deployment);
        ObjectNode json = Json.object()
                .put("url", url)
                .put("id", deployment.id())
                .put("node_id", new NodeId(NodeId.Type.DEPLOYMENT, repository.id(), deployment.id()).toString())
                .put("task", deployment.task())
                .put("original_environment", deployment.environment())
                .put("environment", deployment.environment())
                .put("description", deployment.description())
                .put("created_at", deployment.createdAt().toString())
                .put("updated_at", deployment.updatedAt().toString())
                .put("statuses_url", url + "/statuses")
                .put("repository_url", repositories.url(repository));
        json.set("creator", accounts.author(deployment.creator()));
        json.put("sha", deployment.sha()).put("ref", deployment.ref());
        json.putObject("payload");
        return json.put("transient_environment", false)
                .put("production_environment", deployment.environment().equals("production"))
                .putNull("performed_via_github_app");
    }

    public ObjectNode status(Repository repository, Deployment deployment, Deployment.Status status)
    {
        String url = url(repository, deployment);
        ObjectNode json = Json.object()
                .put("url", "%s/statuses/%s".formatted(url, status.id()))
                .put("id", status.id())
                .put("node_id", new NodeId(NodeId.Type.DEPLOYMENT_STATUS, repository.id(), status.id()).toString())
                .put("state", status.state());
        json.set("creator", accounts.author(status.creator()));
        return json.put("description", status.description())
                .put("environment", deployment.environment())
                .put("target_url", "")
                .put("created_at", status.createdAt().toString())
                .put("updated_at", status.createdAt().toString())
                .put("deployment_url", url)
                .put("repository_url", repositories.url(repository))
                .put("environment_url", "")
                .put("log_url", "")
                .putNull("performed_via_github_app");
    }

    private String url(Repository repository, Deployment deployment)
    {
        return "%s/deployments/%s".formatted(repositories.url(repository), deployment.id());
    }

    public ObjectNode environment(Repository repository, Environment environment)
    {
        String name = URLEncoder.encode(environment.name(), StandardCharsets.UTF_8).replace("+", "%20");
        ObjectNode json = Json.object()
                .put("id", environment.id())
                .put("node_id", new NodeId(NodeId.Type.ENVIRONMENT, repository.id(), environment.id()).toString())
                .put("name", environment.name())
                .put("url", "%s/environments/%s".formatted(repositories.url(repository), name))
                .put("html_url", "%s/deployments/activity_log?environments_filter=%s".formatted(repositories.htmlUrl(repository), name))
                .put("created_at", environment.createdAt().toString())
                .put("updated_at", environment.updatedAt().toString());
        json.putArray("protection_rules");
        return json.putNull("deployment_branch_policy");
    }
}
