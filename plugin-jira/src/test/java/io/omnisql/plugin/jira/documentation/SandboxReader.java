package io.omnisql.plugin.jira.documentation;

import com.google.common.base.Joiner;
import io.omnisql.plugin.jira.auth.JiraAuthorizer;
import io.omnisql.plugin.jira.auth.JiraUrls;
import io.omnisql.sandbox.jira.JiraSandbox;
import io.omnisql.sandbox.jira.access.SandboxAccount;
import io.omnisql.toolkit.adapter.ConnectionInfo;
import io.omnisql.toolkit.adapter.RemoteReader;
import io.omnisql.toolkit.adapter.RemoteRequest;
import io.omnisql.toolkit.adapter.RemoteResponse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Map;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;

/**
 * Reads a sandbox without the toolkit.
 */
final class SandboxReader
        implements AutoCloseable,
                   RemoteReader
{
    private final HttpClient client = HttpClient.newHttpClient();
    private final JiraSandbox sandbox;

    SandboxReader(JiraSandbox sandbox)
    {
        this.sandbox = requireNonNull(sandbox, "sandbox is null");
    }

    ConnectionInfo connection()
    {
        return new ConnectionInfo("acme", "main", sandbox.url(), Map.of(), 1);
    }

    @Override
    public RemoteResponse read(RemoteRequest request)
    {
        String query = request.parameters().stream()
                .map(parameter -> Joiner.on('=').join(parameter.name(), URLEncoder.encode(parameter.value(), UTF_8)))
                .collect(joining("&", "?", ""));
        HttpRequest.Builder http = HttpRequest.newBuilder(URI.create(sandbox.url() + request.path() + query));
        SandboxAccount account = SandboxAccount.ACME_ADMIN;
        new JiraAuthorizer(JiraUrls.ATLASSIAN).authorize(connection(), Map.of("email", account.email(), "token", account.apiToken())).forEach(http::header);
        try {
            HttpResponse<byte[]> response = client.send(http.build(), HttpResponse.BodyHandlers.ofByteArray());
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

    @Override
    public void close()
    {
        client.close();
    }
}
