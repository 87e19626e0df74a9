package io.omnisql.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.zip.GZIPInputStream;

/**
 * The least that a client can do: sends requests, so many at once, and unpacks the answers, or does not even do that. It parses nothing.
 */
final class RawClient
        implements AutoCloseable
{
    private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpClient client = HttpClient.newBuilder().executor(executor).build();
    private final boolean unpacks;

    RawClient(boolean unpacks)
    {
        this.unpacks = unpacks;
    }

    void send(List<HttpRequest> requests, int atOnce)
    {
        Semaphore places = new Semaphore(atOnce);
        List<CompletableFuture<Void>> answers = requests.stream().map(request -> CompletableFuture.runAsync(() -> send(request, places), executor)).toList();
        answers.forEach(CompletableFuture::join);
    }

    private void send(HttpRequest request, Semaphore places)
    {
        places.acquireUninterruptibly();
        try {
            HttpResponse<InputStream> answer = client.send(HttpRequest.newBuilder(request, (_, _) -> true).header("Accept-Encoding", "gzip").build(), BodyHandlers.ofInputStream());
            boolean packed = unpacks && answer.headers().firstValue("Content-Encoding").filter("gzip"::equals).isPresent();
            try (InputStream body = packed ? new GZIPInputStream(answer.body()) : answer.body()) {
                body.readAllBytes();
            }
            if (answer.statusCode() != 200) {
                throw new IllegalStateException("Status %s of %s".formatted(answer.statusCode(), request.uri()));
            }
        }
        catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        finally {
            places.release();
        }
    }

    @Override
    public void close()
    {
        client.shutdownNow();
        executor.shutdownNow();
    }
}
