package io.omnisql.sandbox.salesforce.server;

import io.omnisql.sandbox.http.Fault;
import io.omnisql.sandbox.http.LoggedRequest;
import io.omnisql.sandbox.http.SandboxRequest;
import io.omnisql.sandbox.http.SandboxResponse;
import io.omnisql.sandbox.salesforce.ApiException;
import io.omnisql.sandbox.salesforce.Exchange;
import io.omnisql.sandbox.salesforce.access.DailyLimits;
import io.omnisql.sandbox.salesforce.access.Session;
import io.omnisql.sandbox.salesforce.access.TokenEndpoint;
import io.omnisql.sandbox.salesforce.bulk.BulkEndpoint;
import io.omnisql.sandbox.salesforce.rest.RestRouter;
import io.omnisql.sandbox.salesforce.soap.SoapProtocol;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.zip.GZIPInputStream;

/**
 * Answers the requests of Salesforce's API: who asks, may they ask now, and what is the answer.
 */
public final class SalesforceHandler
        implements Function<SandboxRequest, SandboxResponse>
{
    private static final int LONGEST_URI = 16_384;

    private final ServerState state;
    private final TokenEndpoint tokens;
    private final Protocol rest;
    private final Protocol soap;

    public SalesforceHandler(ServerState state)
    {
        this.state = state;
        this.tokens = new TokenEndpoint(state.data(), state.sessions(), state.clock(), state.jwtKey());
        this.rest = new RestProtocol(new RestRouter(state.cursors(), state.limits(), new BulkEndpoint(state.jobs())));
        this.soap = new SoapProtocol(state.cursors(), state.limits(), state.clock());
    }

    @Override
    public SandboxResponse apply(SandboxRequest raw)
    {
        long start = System.nanoTime();
        long period = state.log().period();
        SandboxRequest request = inflated(raw);
        Exchange exchange = new Exchange(Kind.of(request), state.url(request));
        SandboxResponse response = answer(request, exchange);
        if (exchange.session() != null && response.delivery() != SandboxResponse.Delivery.DROPPED) {
            DailyLimits.Usage usage = state.limits().usage(exchange.session().org());
            response.header("Sforce-Limit-Info", "api-usage=%s/%s".formatted(usage.used(), usage.maximum()));
        }
        state.log().add(period, new LoggedRequest(
                0,
                state.clock().instant().toString(),
                exchange.kind(),
                request.method(),
                request.path(),
                exchange.kind().equals("token") ? "" : request.rawQuery(),
                null,
                exchange.account(),
                response.status(),
                response.body().length,
                exchange.session() == null ? 0 : 1,
                Duration.ofNanos(System.nanoTime() - start).toMillis(),
                exchange.rejection(),
                exchange.fault(),
                exchange.statement()));
        return response;
    }

    private static SandboxRequest inflated(SandboxRequest request)
    {
        if (request.body().length == 0 || request.header("Content-Encoding").filter("gzip"::equalsIgnoreCase).isEmpty()) {
            return request;
        }
        try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(request.body()))) {
            return new SandboxRequest(request.method(), request.path(), request.rawQuery(), request.headers(), gzip.readAllBytes(), request.remoteAddress());
        }
        catch (IOException e) {
            return request;
        }
    }

    private SandboxResponse answer(SandboxRequest request, Exchange exchange)
    {
        Protocol protocol = request.path().startsWith("/services/Soap/") ? soap : rest;
        sleep(state.latency().get());
        state.arrivals().get().accept(request);
        Optional<SandboxResponse> tooLong = tooLong(request);
        if (tooLong.isPresent()) {
            return tooLong.get();
        }
        try {
            boolean open = exchange.kind().equals("token") || request.path().equals("/services/data") || request.path().equals("/services/data/");
            ApiException refusal = open ? null : authenticate(protocol, request, exchange);
            return withFaults(protocol, request, exchange, refusal);
        }
        catch (ApiException e) {
            e.rejection().ifPresent(exchange::rejection);
            return protocol.error(e);
        }
    }

    /**
     * @return null when the session is good
     */
    private ApiException authenticate(Protocol protocol, SandboxRequest request, Exchange exchange)
    {
        Optional<Session> session = protocol.token(request).flatMap(state.sessions()::use);
        session.ifPresent(exchange::session);
        return session.isPresent() ? null : Errors.invalidSession();
    }

    private SandboxResponse withFaults(Protocol protocol, SandboxRequest request, Exchange exchange, ApiException refusal)
    {
        Optional<Fault> taken = state.faults().take(exchange.kind(), request);
        if (taken.isEmpty()) {
            return limited(protocol, request, exchange, refusal);
        }
        Fault fault = taken.get();
        exchange.fault(fault.action().jsonName());
        return switch (fault.action()) {
            case STATUS -> retryAfter(fault, protocol.error(Errors.injected(fault)));
            case RATE_LIMITED -> retryAfter(fault, protocol.error(Errors.dailyLimit()));
            case SECONDARY_LIMIT -> retryAfter(fault, protocol.error(Errors.concurrencyLimit()));
            case DROP -> SandboxResponse.empty(500).delivery(SandboxResponse.Delivery.DROPPED);
            case TRUNCATE -> limited(protocol, request, exchange, refusal).delivery(SandboxResponse.Delivery.TRUNCATED);
            case SLOW -> {
                sleep(fault.millis());
                yield limited(protocol, request, exchange, refusal);
            }
            case GRAPHQL_ERRORS, FORBIDDEN_FIELD, COMPUTING, INCOMPLETE_RESULTS -> protocol.error(ApiException.of(500, "UNKNOWN_EXCEPTION", "Salesforce knows no such fault"));
        };
    }

    private static SandboxResponse retryAfter(Fault fault, SandboxResponse response)
    {
        return fault.retryAfter() == null ? response : response.header("Retry-After", Integer.toString(fault.retryAfter()));
    }

    private SandboxResponse limited(Protocol protocol, SandboxRequest request, Exchange exchange, ApiException refusal)
    {
        if (refusal != null) {
            throw refusal;
        }
        if (exchange.kind().equals("token")) {
            return tokens.answer(request, exchange.url(), exchange::account);
        }
        if (exchange.session() == null) {
            return RestRouter.versions().response();
        }
        if (state.limits().usage(exchange.session().org()).exhausted()) {
            throw Errors.dailyLimit();
        }
        state.limits().count(exchange.session().org());
        return protocol.answer(request, exchange);
    }

    private static Optional<SandboxResponse> tooLong(SandboxRequest request)
    {
        int uri = request.path().length() + request.rawQuery().length() + 1;
        if (uri > LONGEST_URI) {
            return Optional.of(SandboxResponse.text(414, "text/html", "<h1>URI Too Long</h1>"));
        }
        int headers = request.headers().entrySet().stream().mapToInt(header -> header.getValue().stream().mapToInt(value -> header.getKey().length() + value.length() + 4).sum()).sum();
        if (uri + headers > LONGEST_URI) {
            return Optional.of(SandboxResponse.text(431, "text/html", "<h1>Request Header Fields Too Large</h1>"));
        }
        return Optional.empty();
    }

    private static void sleep(long millis)
    {
        if (millis > 0) {
            try {
                Thread.sleep(millis);
            }
            catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
