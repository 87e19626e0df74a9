package io.omnisql.sandbox.github.rest;

import io.omnisql.sandbox.github.data.delivery.Deployment;
import io.omnisql.sandbox.github.query.RowOrder;

import java.util.List;
import java.util.function.Function;

/**
 * A repository's deployments and environments.
 */
final class DeliveryEndpoints
{
    private static final List<Parameter> PAGES = List.of(Parameter.PER_PAGE, Parameter.PAGE);
    private static final String ANY = "none";

    private DeliveryEndpoints() {}

    static List<RestEndpoint> endpoints()
    {
        return List.of(
                RestEndpoint.get(
                        "/repos/{owner}/{repo}/deployments",
                        "deployments/deployments#list-deployments",
                        List.of(
                                Parameter.text("sha").defaultsTo(ANY),
                                Parameter.text("ref").defaultsTo(ANY),
                                Parameter.text("task").defaultsTo(ANY),
                                Parameter.text("environment").defaultsTo(ANY),
                                Parameter.PER_PAGE,
                                Parameter.PAGE),
                        DeliveryEndpoints::deployments),
                RestEndpoint.get("/repos/{owner}/{repo}/deployments/{deployment_id}/statuses", "deployments/statuses#list-deployment-statuses", PAGES, DeliveryEndpoints::statuses),
                RestEndpoint.get(
                        "/repos/{owner}/{repo}/environments",
                        "deployments/environments#list-environments",
                        PAGES,
                        call -> Paging.counted(call, call.contents().delivery().environments(), "environments", environment -> call.json().deliveries().environment(call.repository(), environment))));
    }

    private static RestResult deployments(RestCall call)
    {
        List<Deployment> matching = call.contents().delivery().deployments().stream()
                .filter(deployment -> is(call, "sha", deployment, Deployment::sha))
                .filter(deployment -> is(call, "ref", deployment, Deployment::ref))
                .filter(deployment -> is(call, "task", deployment, Deployment::task))
                .filter(deployment -> is(call, "environment", deployment, Deployment::environment))
                .toList();
        return Paging.numbered(call, RowOrder.byId(Deployment::id).descending(true).sorted(matching), deployment -> call.json().deliveries().deployment(call.repository(), deployment));
    }

    private static boolean is(RestCall call, String parameter, Deployment deployment, Function<Deployment, String> value)
    {
        String wanted = call.arguments().value(parameter);
        return wanted.equals(ANY) || wanted.equals(value.apply(deployment));
    }

    private static RestResult statuses(RestCall call)
    {
        if (!call.scope().principal().hasAccess(call.data(), call.repository()) && call.repository().isPrivate()) {
            throw RestException.notFound();
        }
        long id = call.id("deployment_id");
        Deployment deployment = call.contents().delivery().deployments().stream().filter(candidate -> candidate.id() == id).findFirst().orElseThrow(RestException::notFound);
        return Paging.numbered(call, deployment.statuses().reversed(), status -> call.json().deliveries().status(call.repository(), deployment, status));
    }
}
