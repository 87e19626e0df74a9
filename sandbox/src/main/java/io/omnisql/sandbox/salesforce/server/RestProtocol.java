package io.omnisql.sandbox.salesforce.server;

import io.omnisql.sandbox.http.SandboxRequest;
import io.omnisql.sandbox.http.SandboxResponse;
import io.omnisql.sandbox.salesforce.ApiException;
import io.omnisql.sandbox.salesforce.Exchange;
import io.omnisql.sandbox.salesforce.rest.RestAnswer;
import io.omnisql.sandbox.salesforce.rest.RestRouter;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;

/**
 * REST and query jobs.
 */
final class RestProtocol
        implements Protocol
{
    private final RestRouter router;

    RestProtocol(RestRouter router)
    {
        this.router = router;
    }

    @Override
    public Optional<String> token(SandboxRequest request)
    {
        Optional<String> header = request.header("Authorization");
        if (header.isEmpty()) {
            return Optional.empty();
        }
        if (!header.get().startsWith("Bearer ") && !header.get().startsWith("OAuth ")) {
            throw Errors.invalidAuthHeader();
        }
        return Optional.of(header.get().substring(header.get().indexOf(' ') + 1).strip());
    }

    @Override
    public SandboxResponse answer(SandboxRequest request, Exchange exchange)
    {
        SandboxResponse response = router.answer(request, exchange).response();
        // the results of jobs are always compressed
        if (exchange.kind().equals("bulk-results") && response.body().length > 0 && !acceptsGzip(request)) {
            response.body(gzip(response.body())).header("Content-Encoding", "gzip");
        }
        return response;
    }

    private static boolean acceptsGzip(SandboxRequest request)
    {
        return request.header("Accept-Encoding").orElse("").toLowerCase(Locale.ROOT).contains("gzip");
    }

    private static byte[] gzip(byte[] body)
    {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
            gzip.write(body);
        }
        catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return compressed.toByteArray();
    }

    @Override
    public SandboxResponse error(ApiException error)
    {
        return RestAnswer.error(error).response();
    }
}
