package io.omnisql.plugin.jira.property;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.omnisql.plugin.jira.auth.JiraAuthorizer;
import io.omnisql.plugin.jira.auth.JiraUrls;
import io.omnisql.plugin.jira.scan.JiraRequests;
import io.omnisql.sandbox.jira.JiraSandbox;
import io.omnisql.sandbox.jira.access.SandboxAccount;
import io.omnisql.toolkit.adapter.ConnectionInfo;
import io.omnisql.toolkit.adapter.RemoteReader;
import io.omnisql.toolkit.adapter.RemoteRequest;
import io.omnisql.toolkit.adapter.RemoteRequest.Parameter;
import io.omnisql.toolkit.adapter.RemoteResponse;
import io.omnisql.toolkit.adapter.ResponseClassifier.Outcome;
import io.omnisql.toolkit.adapter.ScanException;
import io.omnisql.toolkit.remote.RemoteErrors;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

import static io.omnisql.plugin.jira.Adapters.ADAPTER;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

/**
 * A sandbox as one of its users reads it, without the toolkit.
 *
 * @param properties the connection's
 */
record SandboxSite(JiraSandbox sandbox, HttpClient client, SandboxAccount account, Map<String, String> properties)
        implements RemoteReader
{
    private static final int PAGE = 5_000;

    ConnectionInfo connection()
    {
        return new ConnectionInfo("acme", account.name() + properties.size(), sandbox.url(), properties, 1);
    }

    @Override
    public RemoteResponse read(RemoteRequest request)
    {
        String query = request.parameters().stream().map(SandboxSite::encoded).collect(joining("&", "?", ""));
        HttpRequest.Builder http = HttpRequest.newBuilder(URI.create(sandbox.url() + request.path() + query));
        request.body().ifPresent(body -> http.header("Content-Type", "application/json").POST(HttpRequest.BodyPublishers.ofString(body)));
        new JiraAuthorizer(JiraUrls.ATLASSIAN).authorize(connection(), Map.of("email", account.email(), "token", account.apiToken())).forEach(http::header);
        RemoteResponse response = send(http.build());
        return switch (ADAPTER.classifier().classify(request, response)) {
            case Outcome.Success _ -> response;
            case Outcome.Failure failure -> throw RemoteErrors.of(new ScanException(failure.kind(), failure.message()));
            case Outcome other -> throw new AssertionError(other);
        };
    }

    private RemoteResponse send(HttpRequest request)
    {
        sandbox.limits().reset();
        try {
            HttpResponse<byte[]> response = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
            return new RemoteResponse(response.statusCode(), Map.of(), response.body(), Instant.EPOCH, RemoteResponse.Source.LIVE);
        }
        catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String encoded(Parameter parameter)
    {
        return parameter.name() + "=" + URLEncoder.encode(parameter.value(), UTF_8);
    }

    /**
     * All issues that a search finds.
     */
    List<JsonNode> search(String jql, Collection<String> fields)
    {
        List<JsonNode> issues = new ArrayList<>();
        ObjectNode body = JiraRequests.body().put("jql", jql).put("maxResults", PAGE);
        fields.forEach(field -> body.withArray("fields").add(field));
        while (true) {
            JsonNode page = JiraRequests.read(this, JiraRequests.post(connection(), "/search/jql", body));
            page.path("issues").forEach(issues::add);
            if (page.path("isLast").asBoolean()) {
                return issues;
            }
            body.put("nextPageToken", page.path("nextPageToken").asText());
        }
    }
}
