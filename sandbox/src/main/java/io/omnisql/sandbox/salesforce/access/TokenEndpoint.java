package io.omnisql.sandbox.salesforce.access;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.omnisql.sandbox.http.Json;
import io.omnisql.sandbox.http.QueryString;
import io.omnisql.sandbox.http.SandboxRequest;
import io.omnisql.sandbox.http.SandboxResponse;
import io.omnisql.sandbox.salesforce.data.Org;
import io.omnisql.sandbox.salesforce.data.SalesforceData;
import io.omnisql.sandbox.salesforce.data.SandboxUser;

import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Issues access tokens: {@code /services/oauth2/token}.
 */
public final class TokenEndpoint
{
    private static final String JWT_BEARER = "urn:ietf:params:oauth:grant-type:jwt-bearer";
    private static final List<String> AUDIENCES = List.of("https://login.salesforce.com", "https://test.salesforce.com");

    private final SalesforceData data;
    private final Sessions sessions;
    private final Clock clock;
    private final AtomicReference<PublicKey> jwtKey;

    /**
     * @param jwtKey the certificate that all applications uploaded; its content is null for none
     */
    public TokenEndpoint(SalesforceData data, Sessions sessions, Clock clock, AtomicReference<PublicKey> jwtKey)
    {
        this.data = data;
        this.sessions = sessions;
        this.clock = clock;
        this.jwtKey = jwtKey;
    }

    /**
     * @param url of this server, as the caller names it
     * @param account takes the name of the user that the token is for
     */
    public SandboxResponse answer(SandboxRequest request, String url, Consumer<String> account)
    {
        try {
            Session session = session(request, url);
            account.accept(session.account());
            return SandboxResponse.json(200, granted(session, url)).header("Cache-Control", "no-store");
        }
        catch (OauthException e) {
            return SandboxResponse.json(e.error().equals("invalid_client") ? 401 : 400, Json.object().put("error", e.error()).put("error_description", e.getMessage()));
        }
    }

    private Session session(SandboxRequest request, String url)
    {
        if (!request.method().equals("POST")) {
            throw new OauthException("invalid_request", "must use HTTP POST");
        }
        if (!request.header("Content-Type").orElse("").startsWith("application/x-www-form-urlencoded")) {
            throw new OauthException("unsupported_grant_type", "grant type not supported");
        }
        Map<String, String> form = form(new String(request.body(), StandardCharsets.UTF_8));
        return switch (form.getOrDefault("grant_type", "")) {
            case "client_credentials" -> {
                ConnectedApp app = authenticated(request, form, true);
                yield session(app.org(), app.username());
            }
            case "refresh_token" -> {
                ConnectedApp app = authenticated(request, form, false);
                if (!app.refreshToken().equals(form.get("refresh_token"))) {
                    throw new OauthException("invalid_grant", "expired access/refresh token");
                }
                yield session(app.org(), app.username());
            }
            case JWT_BEARER -> byAssertion(form.getOrDefault("assertion", ""), url);
            default -> throw new OauthException("unsupported_grant_type", "grant type not supported");
        };
    }

    private Session byAssertion(String jwt, String url)
    {
        List<String> audiences = List.of(AUDIENCES.get(0), AUDIENCES.get(1), url);
        Assertion assertion = Assertion.verified(jwt, jwtKey.get(), audiences, clock.instant());
        ConnectedApp app = app(assertion.issuer());
        Org org = data.org(app.org());
        return org.user(assertion.subject())
                .map(user -> new Session(org, user))
                .orElseThrow(() -> new OauthException("invalid_grant", "user hasn't approved this consumer"));
    }

    private Session session(String orgName, String username)
    {
        Org org = data.org(orgName);
        return new Session(org, org.user(username).orElseThrow());
    }

    private static ConnectedApp authenticated(SandboxRequest request, Map<String, String> form, boolean needsSecret)
    {
        Optional<String[]> basic = request.header("Authorization").map(TokenEndpoint::basic);
        String id = basic.map(pair -> pair[0]).orElse(form.getOrDefault("client_id", ""));
        String secret = basic.map(pair -> pair[1]).orElse(form.get("client_secret"));
        ConnectedApp app = app(id);
        if (secret == null ? needsSecret : !app.clientSecret().equals(secret)) {
            throw new OauthException("invalid_client", "invalid client credentials");
        }
        return app;
    }

    private static String[] basic(String header)
    {
        try {
            String pair = header.startsWith("Basic ") ? new String(Base64.getDecoder().decode(header.substring(6)), StandardCharsets.UTF_8) : "";
            int colon = pair.indexOf(':');
            return colon < 0 ? new String[] {"", ""} : new String[] {pair.substring(0, colon), pair.substring(colon + 1)};
        }
        catch (IllegalArgumentException e) {
            return new String[] {"", ""};
        }
    }

    private static ConnectedApp app(String clientId)
    {
        return ConnectedApp.ALL.stream()
                .filter(app -> app.clientId().equals(clientId))
                .findFirst()
                .orElseThrow(() -> new OauthException("invalid_client_id", "client identifier invalid"));
    }

    private static Map<String, String> form(String body)
    {
        try {
            return QueryString.parse(body).parameters().stream().collect(Collectors.toMap(QueryString.Parameter::name, QueryString.Parameter::value, (first, _) -> first));
        }
        catch (IllegalArgumentException e) {
            throw new OauthException("invalid_request", "malformed body");
        }
    }

    private ObjectNode granted(Session session, String url)
    {
        SandboxUser user = session.user();
        return Json.object()
                .put("access_token", sessions.issue(session))
                .put("signature", "c2FuZGJveA==")
                .put("scope", "api")
                .put("instance_url", url)
                .put("id", "%s/id/%s/%s".formatted(url, session.org().id(), user.id()))
                .put("token_type", "Bearer")
                .put("issued_at", Long.toString(clock.millis()));
    }
}
