package io.omnisql.control.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

/**
 * Finds out who sends a request: {@code Bearer} for the operator and the data planes, {@code Basic} with an API key for a tenant's administrator.
 * <p>
 * A request whose credentials are not accepted stays anonymous.
 */
class CredentialsFilter
        extends OncePerRequestFilter
{
    private final BearerTokens tokens;
    private final TenantAdmins admins;

    CredentialsFilter(BearerTokens tokens, TenantAdmins admins)
    {
        this.tokens = requireNonNull(tokens, "tokens is null");
        this.admins = requireNonNull(admins, "admins is null");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException
    {
        String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (header != null) {
            caller(header).ifPresent(CredentialsFilter::authenticate);
        }
        chain.doFilter(request, response);
    }

    private Optional<? extends Caller> caller(String header)
    {
        int space = header.indexOf(' ');
        if (space < 0) {
            return Optional.empty();
        }
        String credentials = header.substring(space + 1).strip();
        String scheme = header.substring(0, space);
        if (scheme.equalsIgnoreCase("Bearer")) {
            return tokens.caller(credentials);
        }
        if (scheme.equalsIgnoreCase("Basic")) {
            return basic(credentials);
        }
        return Optional.empty();
    }

    private Optional<Caller.TenantAdmin> basic(String credentials)
    {
        try {
            String decoded = new String(Base64.getDecoder().decode(credentials), UTF_8);
            int colon = decoded.indexOf(':');
            return colon < 0 ? Optional.empty() : admins.authenticate(decoded.substring(0, colon), decoded.substring(colon + 1));
        }
        catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static void authenticate(Caller caller)
    {
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(caller, null, List.of()));
        SecurityContextHolder.setContext(context);
    }
}
