package io.omnisql.sandbox.github.access;

import io.omnisql.sandbox.github.data.GithubData;
import io.omnisql.sandbox.http.SandboxRequest;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Finds who asks, from the header {@code Authorization}.
 */
public final class Authenticator
{
    private final GithubData data;
    private final List<SandboxToken> tokens;
    private final GithubApp app;
    private final UserTokens userTokens;

    public Authenticator(GithubData data, List<SandboxToken> tokens, GithubApp app, UserTokens userTokens)
    {
        this.data = data;
        this.tokens = List.copyOf(tokens);
        this.app = app;
        this.userTokens = userTokens;
    }

    /**
     * @return empty when the credentials are wrong; a request without any is anonymous
     */
    public Optional<Principal> authenticate(SandboxRequest request)
    {
        Optional<String> header = request.header("Authorization");
        if (header.isEmpty()) {
            return Optional.of(Principal.anonymous(request.remoteAddress()));
        }
        Optional<Principal> ofApp = secret(header.get()).flatMap(secret -> app.principal(secret).or(() -> userTokens.principal(secret)));
        if (ofApp.isPresent()) {
            return ofApp;
        }
        Optional<SandboxToken> found = secret(header.get()).flatMap(this::find);
        return found.flatMap(token -> data.account(token.login()).map(user -> Principal.of(token, user)));
    }

    /**
     * @param name of a token, or {@code anonymous}
     */
    public Optional<Principal> named(String name, String address)
    {
        if (name.equals(Principal.ANONYMOUS)) {
            return Optional.of(Principal.anonymous(address));
        }
        return tokens.stream()
                .filter(token -> token.name().equals(name))
                .findFirst()
                .flatMap(token -> data.account(token.login()).map(user -> Principal.of(token, user)));
    }

    private static Optional<String> secret(String header)
    {
        int space = header.indexOf(' ');
        if (space < 0) {
            return Optional.empty();
        }
        String credentials = header.substring(space + 1).strip();
        return switch (header.substring(0, space).toLowerCase(Locale.ROOT)) {
            case "bearer", "token" -> Optional.of(credentials);
            case "basic" -> password(credentials);
            default -> Optional.empty();
        };
    }

    private static Optional<String> password(String credentials)
    {
        try {
            String pair = new String(Base64.getDecoder().decode(credentials), StandardCharsets.UTF_8);
            return pair.indexOf(':') < 0 ? Optional.empty() : Optional.of(pair.substring(pair.indexOf(':') + 1));
        }
        catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private Optional<SandboxToken> find(String secret)
    {
        byte[] given = secret.getBytes(StandardCharsets.UTF_8);
        return tokens.stream()
                .filter(token -> MessageDigest.isEqual(token.token().getBytes(StandardCharsets.UTF_8), given))
                .findFirst();
    }
}
