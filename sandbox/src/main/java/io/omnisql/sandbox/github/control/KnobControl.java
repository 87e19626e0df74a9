package io.omnisql.sandbox.github.control;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import io.omnisql.sandbox.github.access.GithubApp;
import io.omnisql.sandbox.github.server.ServerState;
import io.omnisql.sandbox.http.Json;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The controls of the app, of single sign-on, of heavy queries and of the clock.
 */
final class KnobControl
{
    private final ServerState state;

    KnobControl(ServerState state)
    {
        this.state = state;
    }

    /**
     * @param nodes null for no bound
     */
    private record Heavy(Long nodes, boolean partial) {}

    private record Skew(@JsonProperty(value = "skew_seconds", required = true) int skewSeconds) {}

    private record SingleSignOn(@JsonProperty(required = true) List<String> organizations) {}

    /**
     * @param tokenSeconds null to leave it as it is
     */
    private record App(@JsonProperty("token_seconds") Integer tokenSeconds, @JsonProperty("expire_tokens") boolean expireTokens) {}

    Object answer(String method, List<String> path, JsonNode body)
            throws IOException
    {
        return switch (method + " " + String.join("/", path)) {
            case "POST heavy" -> {
                Heavy heavy = Json.MAPPER.treeToValue(body, Heavy.class);
                state.knobs().heavyQueries(heavy.nodes() == null ? Long.MAX_VALUE : heavy.nodes(), heavy.partial());
                yield Map.of();
            }
            case "POST clock" -> {
                state.knobs().clockSkew(Json.MAPPER.treeToValue(body, Skew.class).skewSeconds());
                yield Map.of();
            }
            case "POST sso" -> {
                state.knobs().singleSignOn(Set.copyOf(Json.MAPPER.treeToValue(body, SingleSignOn.class).organizations()));
                yield Map.of();
            }
            case "POST app" -> {
                App app = Json.MAPPER.treeToValue(body, App.class);
                if (app.tokenSeconds() != null) {
                    state.knobs().tokenLifetime(app.tokenSeconds());
                }
                if (app.expireTokens()) {
                    state.app().expireTokens();
                }
                yield app();
            }
            case "GET app" -> app();
            default -> throw ControlHandler.unknown(method, path);
        };
    }

    private Map<String, Object> app()
    {
        return Map.of(
                "app_id", GithubApp.ID,
                "client_id", GithubApp.CLIENT_ID,
                "private_key", state.app().privateKeyPem(),
                "token_seconds", state.knobs().tokenSeconds(),
                "installations", state.app().installations().stream().collect(Collectors.toMap(installation -> installation.organization().login(), GithubApp.Installation::id)));
    }
}
