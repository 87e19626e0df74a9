package io.omnisql.policy;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

import static java.util.Objects.requireNonNull;

/**
 * Fetches the bundle from the control plane when it has changed.
 */
final class BundleClient
        implements AutoCloseable
{
    private static final int MAX_ARCHIVE_BYTES = 64 << 20;

    private final URI uri;
    private final Path tokenFile;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();
    private Optional<String> etag = Optional.empty();

    /**
     * @param tokenFile holds the bearer token; read for each request, so that it can be replaced
     */
    BundleClient(URI uri, Path tokenFile)
    {
        this.uri = requireNonNull(uri, "uri is null");
        this.tokenFile = requireNonNull(tokenFile, "tokenFile is null");
    }

    /**
     * The bundle, or empty when it is the one that the last call returned.
     *
     * @throws IOException with a message for the log when the control plane does not answer with a bundle
     */
    Optional<byte[]> fetch()
            throws IOException, InterruptedException
    {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri)
                .timeout(Duration.ofSeconds(10))
                .header("Authorization", "Bearer " + token());
        etag.ifPresent(value -> request.header("If-None-Match", value));
        HttpResponse<InputStream> response = send(request.build());
        try (InputStream body = response.body()) {
            if (response.statusCode() == 304) {
                return Optional.empty();
            }
            if (response.statusCode() != 200) {
                throw new IOException("the control plane answers " + response.statusCode());
            }
            byte[] archive = body.readNBytes(MAX_ARCHIVE_BYTES + 1);
            if (archive.length > MAX_ARCHIVE_BYTES) {
                throw new IOException("the bundle is larger than " + MAX_ARCHIVE_BYTES + " bytes");
            }
            etag = response.headers().firstValue("ETag");
            return Optional.of(archive);
        }
    }

    private HttpResponse<InputStream> send(HttpRequest request)
            throws IOException, InterruptedException
    {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofInputStream());
        }
        catch (ConnectException | HttpTimeoutException e) {
            throw new IOException("the control plane does not answer", e);
        }
    }

    @Override
    public void close()
    {
        http.shutdownNow();
    }

    private String token()
            throws IOException
    {
        try {
            return Files.readString(tokenFile).trim();
        }
        catch (IOException e) {
            throw new IOException("the token file cannot be read", e);
        }
    }
}
