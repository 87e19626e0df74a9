package io.omnisql.sandbox.github.control;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import io.omnisql.sandbox.github.data.Account;
import io.omnisql.sandbox.github.data.GithubData;
import io.omnisql.sandbox.github.webhook.Delivery;
import io.omnisql.sandbox.github.webhook.Webhook;
import io.omnisql.sandbox.github.webhook.Webhooks;
import io.omnisql.sandbox.http.Json;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;

/**
 * The controls of webhooks: register receivers, see and repeat deliveries.
 */
final class WebhookControl
{
    private final GithubData data;
    private final Webhooks webhooks;

    WebhookControl(GithubData data, Webhooks webhooks)
    {
        this.data = data;
        this.webhooks = webhooks;
    }

    private record Registration(@JsonProperty(required = true) String owner, @JsonProperty(required = true) String url, String secret) {}

    Object answer(String method, List<String> path, JsonNode body)
            throws IOException
    {
        return switch (method + " " + path.size()) {
            case "GET 1" -> webhooks.hooks().stream().map(WebhookControl::json).toList();
            case "POST 1" -> {
                Registration registration = Json.MAPPER.treeToValue(body, Registration.class);
                yield json(webhooks.register(owner(registration.owner()), registration.url(), registration.secret()));
            }
            case "DELETE 1" -> {
                webhooks.clear();
                yield Map.of();
            }
            case "GET 2" -> {
                if (!path.get(1).equals("deliveries")) {
                    throw ControlHandler.unknown(method, path);
                }
                yield webhooks.deliveries();
            }
            case "POST 4" -> redeliver(path);
            default -> throw ControlHandler.unknown(method, path);
        };
    }

    private Object redeliver(List<String> path)
    {
        Delivery delivery = webhooks.deliveries().stream()
                .filter(candidate -> Long.toString(candidate.id()).equals(path.get(2)) && path.get(3).equals("attempts"))
                .findFirst()
                .orElseThrow(() -> ControlHandler.unknown("POST", path));
        Webhook hook = webhooks.hooks().stream()
                .filter(candidate -> candidate.id() == delivery.hookId())
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException("The webhook of delivery %s is gone".formatted(delivery.id())));
        webhooks.redeliver(delivery.id(), owner(hook.owner()));
        return Map.of("guid", delivery.guid());
    }

    private Account owner(String login)
    {
        return data.account(login).orElseThrow(() -> new NoSuchElementException("There is no owner '%s'".formatted(login)));
    }

    private static Map<String, Object> json(Webhook hook)
    {
        return Map.of("id", hook.id(), "owner", hook.owner(), "url", hook.url());
    }
}
