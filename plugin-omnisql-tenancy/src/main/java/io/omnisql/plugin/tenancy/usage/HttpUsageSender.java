package io.omnisql.plugin.tenancy.usage;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.inject.Inject;
import io.omnisql.control.api.UsageReport;
import io.omnisql.tenancy.plane.DataPlane;
import io.omnisql.tenancy.plane.DataPlaneConfig;
import jakarta.annotation.PreDestroy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

import static io.omnisql.plugin.tenancy.usage.UsageSender.Outcome.ACCEPTED;
import static io.omnisql.plugin.tenancy.usage.UsageSender.Outcome.REJECTED;

/**
 * Posts usage reports to the control plane with the token of this plane, which is read anew for each report.
 */
final class HttpUsageSender
        implements UsageSender
{
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(15);

    private final URI endpoint;
    private final Path tokenFile;
    private final ObjectMapper mapper = new ObjectMapper();
    private final HttpClient client = HttpClient.newBuilder()
            .connectTimeout(CONNECT_TIMEOUT)
            .followRedirects(Redirect.NEVER)
            .build();

    @Inject
    HttpUsageSender(DataPlane plane)
    {
        this(plane.config());
    }

    HttpUsageSender(DataPlaneConfig config)
    {
        String base = config.controlPlane().toString().replaceAll("/+$", "");
        endpoint = URI.create(base + "/v1/planes/" + config.planeId() + "/usage");
        tokenFile = config.planeTokenFile();
    }

    @Override
    public Outcome send(UsageReport report)
            throws IOException, InterruptedException
    {
        HttpRequest request = HttpRequest.newBuilder(endpoint)
                .timeout(REQUEST_TIMEOUT)
                .header("Authorization", "Bearer " + Files.readString(tokenFile).strip())
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(mapper.writeValueAsBytes(report)))
                .build();
        int status = client.send(request, BodyHandlers.discarding()).statusCode();
        return switch (status) {
            case 200, 201, 202, 204 -> ACCEPTED;
            case 400, 413, 415, 422 -> REJECTED;
            default -> throw new IOException("The control plane answered " + status);
        };
    }

    @PreDestroy
    public void close()
    {
        client.shutdownNow();
    }
}
