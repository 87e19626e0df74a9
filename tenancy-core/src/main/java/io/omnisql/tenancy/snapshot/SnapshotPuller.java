package io.omnisql.tenancy.snapshot;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;

import static java.net.http.HttpResponse.BodySubscribers.mapping;
import static java.net.http.HttpResponse.BodySubscribers.ofString;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.util.Objects.requireNonNull;
import static java.util.concurrent.TimeUnit.SECONDS;

/**
 * Asks the control plane for this plane's snapshot, with a long poll. Redirects are not followed, so that the token stays where it was meant to go.
 */
final class SnapshotPuller
        implements AutoCloseable
{
    private static final Pattern TOKEN = Pattern.compile("[!-~]+");
    private static final int WAIT_SECONDS = 20;
    private static final int TIMEOUT_SECONDS = WAIT_SECONDS + 10;

    private final HttpClient client = HttpClient.newBuilder()
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final URI uri;
    private final Path tokenFile;

    private record Answer(int status, String body) {}

    SnapshotPuller(URI controlPlane, String planeId, Path tokenFile)
    {
        String base = controlPlane.toString().replaceAll("/+$", "");
        this.uri = URI.create("%s/v1/planes/%s/snapshot?wait=%s".formatted(base, planeId, WAIT_SECONDS));
        this.tokenFile = requireNonNull(tokenFile, "tokenFile is null");
    }

    /**
     * @param held the generation at hand
     * @return the signed snapshot; empty when the one at hand is the latest
     */
    Optional<String> pull(Optional<Long> held)
            throws IOException, InterruptedException
    {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri)
                .header("Authorization", "Bearer " + token());
        held.ifPresent(generation -> request.header("If-None-Match", "\"" + generation + "\""));
        Answer answer = send(request.build());
        return switch (answer.status()) {
            case 200 -> Optional.of(answer.body());
            case 304 -> {
                if (held.isEmpty()) {
                    throw new IOException("The control plane says that nothing changed, but nothing is at hand");
                }
                yield Optional.empty();
            }
            case 401, 403 -> throw new IOException("The control plane refused this plane's token; check plane.id and control-plane.token-file");
            default -> throw new IOException("The control plane answered with status " + answer.status());
        };
    }

    private String token()
            throws IOException
    {
        String token = Files.readString(tokenFile).strip();
        if (!TOKEN.matcher(token).matches()) {
            throw new IOException("The file of control-plane.token-file does not hold a token; it must be one line of printable ASCII");
        }
        return token;
    }

    private Answer send(HttpRequest request)
            throws IOException, InterruptedException
    {
        CompletableFuture<Answer> answer = new CompletableFuture<>();
        // given from where the end of the body is read, by the client's own threads: what depends on the exchange waits for a pool that anybody may keep busy
        CompletableFuture<HttpResponse<Answer>> exchange = client.sendAsync(request, info -> mapping(ofString(US_ASCII), body -> {
            Answer read = new Answer(info.statusCode(), body);
            answer.complete(read);
            return read;
        }));
        exchange.whenComplete((_, failure) -> {
            if (failure != null) {
                answer.completeExceptionally(failure instanceof CompletionException ? failure.getCause() : failure);
            }
        });
        try {
            return answer.get(TIMEOUT_SECONDS, SECONDS);
        }
        catch (ExecutionException e) {
            throw new IOException("The control plane cannot be reached", e.getCause());
        }
        catch (TimeoutException e) {
            throw new IOException("The control plane did not answer within %s seconds".formatted(TIMEOUT_SECONDS), e);
        }
        finally {
            exchange.cancel(true);
        }
    }

    @Override
    public void close()
    {
        client.shutdownNow();
    }
}
