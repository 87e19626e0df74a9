package io.omnisql.sandbox.github.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.omnisql.sandbox.github.access.GithubApp;
import io.omnisql.sandbox.github.data.Account;
import io.omnisql.sandbox.github.rest.RestException;
import io.omnisql.sandbox.http.Json;
import io.omnisql.sandbox.http.SandboxRequest;
import io.omnisql.sandbox.http.SandboxResponse;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an app asks with its JSON web token: itself, its installations, and tokens for them.
 */
final class AppEndpoints
{
    private static final String DOCUMENTATION = "https://docs.github.com/rest/apps/apps";
    private static final Pattern TOKENS = Pattern.compile("/app/installations/(\\d{1,18})/access_tokens");
    private static final Pattern OF_ORGANIZATION = Pattern.compile("/orgs/([^/]+)/installation");

    private final ServerState state;

    AppEndpoints(ServerState state)
    {
        this.state = state;
    }

    static boolean handles(String path)
    {
        return path.equals("/app") || path.startsWith("/app/") || OF_ORGANIZATION.matcher(path).matches();
    }

    /**
     * @param path without the prefix of an Enterprise Server
     */
    SandboxResponse answer(SandboxRequest request, String path)
    {
        String header = request.header("Authorization").orElse("");
        if (!header.regionMatches(true, 0, "Bearer ", 0, 7)) {
            return RestException.of(401, "A JSON web token could not be decoded", DOCUMENTATION).response();
        }
        Optional<String> refusal = state.app().refuse(header.substring(7).strip());
        if (refusal.isPresent()) {
            return RestException.of(401, refusal.get(), DOCUMENTATION).response();
        }
        Matcher tokens = TOKENS.matcher(path);
        Matcher ofOrganization = OF_ORGANIZATION.matcher(path);
        if (request.method().equals("POST") && tokens.matches()) {
            return installation(Long.parseLong(tokens.group(1))).map(installation -> issue(installation, request.body())).orElseGet(AppEndpoints::notFound);
        }
        if (!request.method().equals("GET")) {
            return notFound();
        }
        if (path.equals("/app")) {
            return SandboxResponse.json(200, Json.object().put("id", GithubApp.ID).put("client_id", GithubApp.CLIENT_ID).put("slug", GithubApp.SLUG).put("name", "OmniSQL sandbox"));
        }
        if (path.equals("/app/installations")) {
            return SandboxResponse.json(200, Json.array(state.app().installations(), this::json));
        }
        Optional<GithubApp.Installation> found = ofOrganization.matches()
                ? state.app().installations().stream().filter(installation -> installation.organization().login().equalsIgnoreCase(ofOrganization.group(1))).findFirst()
                : path.matches("/app/installations/\\d{1,18}") ? installation(Long.parseLong(path.substring(path.lastIndexOf('/') + 1))) : Optional.empty();
        return found.map(installation -> SandboxResponse.json(200, json(installation))).orElseGet(AppEndpoints::notFound);
    }

    private static SandboxResponse notFound()
    {
        return RestException.of(404, "Not Found", DOCUMENTATION).response();
    }

    private Optional<GithubApp.Installation> installation(long id)
    {
        return state.app().installations().stream().filter(installation -> installation.id() == id).findFirst();
    }

    private ObjectNode json(GithubApp.Installation installation)
    {
        Account organization = installation.organization();
        ObjectNode json = Json.object().put("id", installation.id()).put("app_id", GithubApp.ID).put("app_slug", GithubApp.SLUG);
        json.putObject("account").put("login", organization.login()).put("id", organization.id()).put("type", "Organization");
        return json.put("target_id", organization.id())
                .put("target_type", "Organization")
                .put("repository_selection", "all")
                .put("access_tokens_url", "%s/app/installations/%s/access_tokens".formatted(state.urls().api(), installation.id()));
    }

    private SandboxResponse issue(GithubApp.Installation installation, byte[] body)
    {
        List<String> repositories = new ArrayList<>();
        try {
            JsonNode json = body.length == 0 ? Json.object() : Json.parse(body);
            for (var field : json.properties()) {
                if (!Set.of("repositories", "repository_ids", "permissions").contains(field.getKey())) {
                    return RestException.rejected("'%s' is no documented field of this endpoint".formatted(field.getKey()), field.getKey(), DOCUMENTATION).response();
                }
            }
            json.path("repositories").forEach(name -> repositories.add(installation.organization().login() + "/" + name.asText()));
            json.path("repository_ids").forEach(id -> repositories.add(state.data().repository(id.longValue()).map(found -> found.fullName()).orElse("")));
        }
        catch (IOException e) {
            return RestException.of(400, "Problems parsing JSON", DOCUMENTATION).response();
        }
        boolean known = repositories.stream().allMatch(name -> state.data().repositories().stream().anyMatch(repository -> repository.fullName().equals(name) && repository.owner().equals(installation.organization())));
        if (!known) {
            return RestException.of(422, "There is at least one repository that does not exist or is not accessible to the parent installation.", DOCUMENTATION).response();
        }
        GithubApp.Token token = state.app().issue(installation, repositories, state.knobs().tokenSeconds());
        ObjectNode json = Json.object().put("token", token.token()).put("expires_at", token.expiresAt().toString());
        json.putObject("permissions").put("contents", "read").put("issues", "read").put("metadata", "read").put("pull_requests", "read");
        return SandboxResponse.json(201, json.put("repository_selection", repositories.isEmpty() ? "all" : "selected"));
    }
}
