package io.omnisql.sandbox.github.server;

import io.omnisql.sandbox.github.Scope;
import io.omnisql.sandbox.github.access.ConcurrencyLimit;
import io.omnisql.sandbox.github.access.LimitedResource;
import io.omnisql.sandbox.github.access.Principal;
import io.omnisql.sandbox.github.graphql.GraphqlEndpoint;
import io.omnisql.sandbox.github.rest.RestException;
import io.omnisql.sandbox.github.rest.RestResult;
import io.omnisql.sandbox.github.rest.RestRouter;
import io.omnisql.sandbox.http.Fault;
import io.omnisql.sandbox.http.LoggedRequest;
import io.omnisql.sandbox.http.SandboxRequest;
import io.omnisql.sandbox.http.SandboxResponse;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Answers the requests of GitHub's API: who asks, may they ask now, what is the answer, and what does it cost them.
 */
public final class GithubHandler
        implements Function<SandboxRequest, SandboxResponse>
{
    private static final int SECONDARY_RETRY_AFTER = 60;

    private final ServerState state;
    private final RestRouter rest;
    private final GraphqlEndpoint graphql;
    private final AppEndpoints apps;
    private final OauthEndpoint oauth;
    private final ConcurrencyLimit concurrency = new ConcurrencyLimit();

    public GithubHandler(ServerState state)
    {
        this.state = state;
        this.rest = new RestRouter(state.limits());
        this.graphql = new GraphqlEndpoint(state.limits(), state.knobs());
        this.apps = new AppEndpoints(state);
        this.oauth = new OauthEndpoint(state.userTokens());
    }

    @Override
    public SandboxResponse apply(SandboxRequest request)
    {
        long start = System.nanoTime();
        long period = state.log().period();
        Exchange exchange = new Exchange(resource(request));
        SandboxResponse response = answer(request, exchange);
        if (response.delivery() != SandboxResponse.Delivery.DROPPED) {
            commonHeaders(request, exchange, response);
        }
        state.log().add(period, new LoggedRequest(
                0,
                state.clock().instant().toString(),
                exchange.kind(),
                request.method(),
                request.path(),
                request.rawQuery(),
                exchange.graphql(),
                exchange.account(),
                response.status(),
                response.body().length,
                exchange.cost(),
                Duration.ofNanos(System.nanoTime() - start).toMillis(),
                exchange.rejection(),
                exchange.fault()));
        return response;
    }

    private LimitedResource resource(SandboxRequest request)
    {
        if (request.path().equals(state.paths().graphql())) {
            return LimitedResource.GRAPHQL;
        }
        if (request.path().equals(state.paths().rest() + "/search/code")) {
            return LimitedResource.CODE_SEARCH;
        }
        return request.path().startsWith(state.paths().rest() + "/search/") ? LimitedResource.SEARCH : LimitedResource.CORE;
    }

    private SandboxResponse answer(SandboxRequest request, Exchange exchange)
    {
        if (request.header("User-Agent").filter(agent -> !agent.isBlank()).isEmpty()) {
            return Errors.userAgentMissing();
        }
        if (request.path().startsWith(state.paths().rest() + "/") && AppEndpoints.handles(request.path().substring(state.paths().rest().length()))) {
            return apps.answer(request, request.path().substring(state.paths().rest().length()));
        }
        if (request.path().equals(OauthEndpoint.PATH)) {
            return oauth.answer(request);
        }
        Optional<Principal> principal = state.authenticator().authenticate(request);
        if (principal.isEmpty()) {
            return Errors.badCredentials();
        }
        exchange.principal(principal.get());
        try {
            if (!concurrency.enter(principal.get())) {
                return Errors.secondaryLimit(403, SECONDARY_RETRY_AFTER);
            }
            return withFaults(request, exchange);
        }
        finally {
            concurrency.exit(principal.get());
        }
    }

    private SandboxResponse withFaults(SandboxRequest request, Exchange exchange)
    {
        awaitLatency();
        Optional<Fault> fault = state.faults().take(exchange.kind(), request);
        if (fault.isEmpty()) {
            return limited(request, exchange);
        }
        exchange.fault(fault.get().action().jsonName());
        if (fault.get().action() == Fault.Action.SLOW) {
            sleep(fault.get().millis());
        }
        return FaultyAnswers.instead(fault.get(), exchange, state.limits().state(exchange.principal(), exchange.resource()), state.clock().instant())
                .orElseGet(() -> FaultyAnswers.change(fault.get(), limited(request, exchange)));
    }

    private SandboxResponse limited(SandboxRequest request, Exchange exchange)
    {
        boolean free = request.path().equals(state.paths().rest() + "/rate_limit");
        if (exchange.resource() == LimitedResource.GRAPHQL && exchange.principal().isAnonymous()) {
            return Errors.graphqlNeedsToken();
        }
        if (!free && state.limits().enabled() && state.limits().state(exchange.principal(), exchange.resource()).exhausted()) {
            return Errors.primaryLimit(exchange.principal(), exchange.resource(), 403);
        }
        if (exchange.resource() == LimitedResource.GRAPHQL) {
            return graphql(request, exchange);
        }
        SandboxResponse response = rest(request, exchange);
        boolean freeCopy = response.status() == 304 && !exchange.principal().isAnonymous();
        if (!free && !freeCopy) {
            exchange.cost(1);
            state.limits().charge(exchange.principal(), exchange.resource(), 1);
        }
        return response;
    }

    private SandboxResponse rest(SandboxRequest request, Exchange exchange)
    {
        String version = request.header("X-GitHub-Api-Version").orElse(ApiVersion.DEFAULT);
        if (!ApiVersion.SUPPORTED.contains(version)) {
            return Errors.unknownApiVersion(version);
        }
        boolean reads = request.method().equals("GET") || request.method().equals("HEAD");
        if (!reads || !request.path().startsWith(state.paths().rest() + "/")) {
            return RestException.of(404, "Not Found", "https://docs.github.com/rest").response();
        }
        try {
            RestResult result = rest.route(scope(request, exchange), request.path().substring(state.paths().rest().length()), request.rawQuery(), request.header("Accept").orElse(""));
            if (result.isEmpty()) {
                return SandboxResponse.empty(204).header("X-GitHub-Api-Version-Selected", version);
            }
            ApiVersion.apply(version, result.body());
            SandboxResponse response = SandboxResponse.json(200, result.body()).header("X-GitHub-Api-Version-Selected", version);
            result.link().ifPresent(link -> response.header("Link", link));
            hidden(request, exchange).ifPresent(organizations -> response.header("X-GitHub-SSO", "partial-results; organizations=" + organizations));
            Conditional.apply(request, exchange.principal(), response, result.lastModified());
            return response;
        }
        catch (RestException e) {
            e.rejection().ifPresent(exchange::rejection);
            return e.getMessage().contains("SAML")
                    ? e.response().header("X-GitHub-SSO", "required; url=https://github.com/orgs/sso?authorization_request=sandbox")
                    : e.response();
        }
    }

    /**
     * The organisations whose repositories a list leaves out because they ask for single sign-on.
     */
    private Optional<String> hidden(SandboxRequest request, Exchange exchange)
    {
        Scope scope = scope(request, exchange);
        return scope.principal().user()
                .map(user -> scope.data().organizationsOf(user).stream().filter(scope::needsSingleSignOn).map(organization -> Long.toString(organization.id())).collect(Collectors.joining(",")))
                .filter(organizations -> !organizations.isEmpty());
    }

    private SandboxResponse graphql(SandboxRequest request, Exchange exchange)
    {
        if (!request.method().equals("POST")) {
            return RestException.of(404, "Not Found", "https://docs.github.com/graphql").response();
        }
        GraphqlEndpoint.Answer answer = graphql.answer(scope(request, exchange), request.body());
        exchange.graphql(answer.logged());
        exchange.cost(answer.cost());
        answer.rejection().ifPresent(exchange::rejection);
        return SandboxResponse.json(answer.status(), answer.body());
    }

    private Scope scope(SandboxRequest request, Exchange exchange)
    {
        return new Scope(state.data(), exchange.principal(), state.urls(request), state.clock().instant(), state.knobs());
    }

    private void commonHeaders(SandboxRequest request, Exchange exchange, SandboxResponse response)
    {
        response.header("Server", "github.com")
                .header("X-GitHub-Request-Id", UUID.randomUUID().toString().replace('-', ':').toUpperCase(Locale.ROOT))
                .header("X-GitHub-Media-Type", "github.v3; format=json")
                .header("Vary", "Accept, Authorization, Cookie, X-GitHub-OTP, Accept-Encoding, X-Requested-With")
                .header("Cache-Control", request.header("Authorization").isPresent() ? "private, max-age=60, s-maxage=60" : "public, max-age=60, s-maxage=60");
        if (exchange.principal() != null && !exchange.principal().isAnonymous() && !exchange.principal().fineGrained() && exchange.principal().installedOn().isEmpty()) {
            response.header("X-OAuth-Scopes", "read:org, repo");
        }
        if (exchange.principal() != null && state.limits().enabled() && response.header("X-RateLimit-Limit").isEmpty()) {
            LimitHeaders.add(response, state.limits().state(exchange.principal(), exchange.resource()), state.knobs().clockSkewSeconds());
        }
    }

    /**
     * Whoever waits is let go when the latency is lowered.
     */
    private void awaitLatency()
    {
        long start = System.nanoTime();
        long left = state.latencyMillis();
        while (left > 0 && !Thread.currentThread().isInterrupted()) {
            sleep(Math.min(left, 10));
            left = state.latencyMillis() - Duration.ofNanos(System.nanoTime() - start).toMillis();
        }
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
