package io.omnisql.sandbox.jira.server;

import io.omnisql.sandbox.http.Fault;
import io.omnisql.sandbox.http.LoggedRequest;
import io.omnisql.sandbox.http.SandboxRequest;
import io.omnisql.sandbox.http.SandboxResponse;
import io.omnisql.sandbox.jira.Scope;
import io.omnisql.sandbox.jira.access.Caller;
import io.omnisql.sandbox.jira.access.Oauth;
import io.omnisql.sandbox.jira.access.RateLimits;
import io.omnisql.sandbox.jira.field.FieldCatalog;
import io.omnisql.sandbox.jira.rest.RestException;
import io.omnisql.sandbox.jira.rest.RestResult;
import io.omnisql.sandbox.jira.rest.RestRouter;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Answers the requests of Jira's API: who asks, may they ask now, what is the answer, and what does it cost them.
 */
public final class JiraHandler
        implements Function<SandboxRequest, SandboxResponse>
{
    private static final Pattern GATEWAY = Pattern.compile("/ex/jira/([^/]+)(/.*)");
    private static final int BURST_RETRY_AFTER = 1;

    private final ServerState state;
    private final RestRouter router;
    private final Map<String, FieldCatalog> fields = new ConcurrentHashMap<>();

    public JiraHandler(ServerState state)
    {
        this.state = state;
        this.router = new RestRouter(state.knobs(), state.tokens(), state.dataCenter());
    }

    @Override
    public SandboxResponse apply(SandboxRequest request)
    {
        long start = System.nanoTime();
        long period = state.log().period();
        Matcher gateway = GATEWAY.matcher(request.path());
        Optional<String> cloudId = gateway.matches() ? Optional.of(gateway.group(1)) : Optional.empty();
        String path = gateway.matches() ? gateway.group(2) : request.path();
        Exchange exchange = new Exchange(path, cloudId, router.find(request.method(), path));
        SandboxResponse response = withFaults(request, exchange);
        state.log().add(period, new LoggedRequest(
                0,
                state.clock().instant().toString(),
                isOauth(request) ? "oauth" : exchange.kind(),
                request.method(),
                request.path(),
                request.rawQuery(),
                null,
                exchange.account(),
                response.status(),
                response.body().length,
                exchange.cost(),
                Duration.ofNanos(System.nanoTime() - start).toMillis(),
                exchange.rejection(),
                exchange.fault(),
                isOauth(request) || request.body().length == 0 ? null : new String(request.body(), StandardCharsets.UTF_8)));
        return response;
    }

    private static boolean isOauth(SandboxRequest request)
    {
        return request.path().equals(Oauth.TOKEN_PATH) || request.path().equals(Oauth.RESOURCES_PATH);
    }

    private SandboxResponse withFaults(SandboxRequest request, Exchange exchange)
    {
        sleep(state.latency().get());
        Optional<Fault> fault = state.faults().take(isOauth(request) ? "oauth" : exchange.kind(), request);
        if (fault.isEmpty()) {
            return answer(request, exchange);
        }
        exchange.fault(fault.get().action().jsonName());
        return switch (fault.get().action()) {
            case STATUS -> faulty(fault.get(), Errors.of(fault.get().statusOr(500), fault.get().message() == null ? "Internal server error" : fault.get().message()));
            case SECONDARY_LIMIT -> faulty(fault.get(), Errors.of(fault.get().statusOr(429), "Rate limit exceeded.").header("RateLimit-Reason", "jira-burst-based"));
            case RATE_LIMITED -> faulty(fault.get(), Errors.of(fault.get().statusOr(429), "Rate limit exceeded.").header("RateLimit-Reason", "jira-quota-tenant-based"));
            case DROP -> SandboxResponse.empty(500).delivery(SandboxResponse.Delivery.DROPPED);
            case TRUNCATE -> answer(request, exchange).delivery(SandboxResponse.Delivery.TRUNCATED);
            case SLOW -> {
                sleep(fault.get().millis());
                yield answer(request, exchange);
            }
            case GRAPHQL_ERRORS, FORBIDDEN_FIELD, COMPUTING, INCOMPLETE_RESULTS -> Errors.of(500, "Jira's REST has no such fault");
        };
    }

    private static SandboxResponse faulty(Fault fault, SandboxResponse response)
    {
        return fault.retryAfter() == null ? response : response.header("Retry-After", Integer.toString(fault.retryAfter()));
    }

    private SandboxResponse answer(SandboxRequest request, Exchange exchange)
    {
        if (request.path().equals(Oauth.TOKEN_PATH)) {
            return state.oauth().token(request);
        }
        if (request.path().equals(Oauth.RESOURCES_PATH)) {
            return state.oauth().resources(request);
        }
        Optional<Caller> caller = state.authenticator().authenticate(request, exchange.cloudId());
        if (caller.isEmpty() && (!state.knobs().anonymousAllowed() || exchange.cloudId().isPresent())) {
            return exchange.cloudId().isPresent() ? Errors.gatewayUnauthorized() : Errors.unauthorized();
        }
        exchange.caller(caller.orElseGet(() -> state.authenticator().anonymous(exchange.cloudId())));
        SandboxResponse response = limited(request, exchange);
        exchange.caller().user().ifPresent(user -> response.header("X-AAccountId", user.accountId()));
        return response;
    }

    private SandboxResponse limited(SandboxRequest request, Exchange exchange)
    {
        String site = exchange.caller().site().name();
        Instant now = state.clock().instant();
        boolean pays = state.limits().pays(exchange.caller());
        RateLimits.Quota before = state.limits().quota(site);
        if (pays && before.exhausted()) {
            int seconds = (int) Duration.between(now, before.reset()).toSeconds();
            return LimitHeaders.quota(LimitHeaders.exceeded("jira-quota-tenant-based", Math.max(1, seconds)), before, now);
        }
        String operation = request.method() + " " + exchange.match().map(match -> match.endpoint().template()).orElse("");
        if (!state.limits().enter(site, operation)) {
            return LimitHeaders.exceeded("jira-burst-based", BURST_RETRY_AFTER);
        }
        SandboxResponse response = rest(request, exchange, now);
        if (pays) {
            state.limits().pay(site, exchange.cost());
            LimitHeaders.quota(response, state.limits().quota(site), now);
        }
        return response;
    }

    private SandboxResponse rest(SandboxRequest request, Exchange exchange, Instant now)
    {
        exchange.cost(1);
        try {
            if (exchange.match().isEmpty()) {
                throw RestRouter.nowhere(request.method(), exchange.path());
            }
            RestResult result = router.call(exchange.match().get(), scope(exchange, now), request, exchange.path());
            exchange.cost(1 + result.points());
            return SandboxResponse.json(200, result.json());
        }
        catch (RestException e) {
            exchange.rejection(e.rejection());
            return e.response();
        }
    }

    private Scope scope(Exchange exchange, Instant now)
    {
        Caller caller = exchange.caller();
        FieldCatalog catalog = fields.computeIfAbsent(caller.site().name(), _ -> new FieldCatalog(caller.site().data().catalog()));
        String baseUrl = exchange.cloudId().map(id -> state.url() + "/ex/jira/" + id).orElse(state.url());
        return new Scope(caller.site(), catalog, caller.user(), now, baseUrl, state.dataCenter());
    }

    private static void sleep(int millis)
    {
        try {
            Thread.sleep(millis);
        }
        catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
