package io.omnisql.control.security;

import io.omnisql.control.problem.Problem;
import io.omnisql.control.problem.ProblemWriter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;

import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import static java.util.Objects.requireNonNull;

/**
 * The answers to requests that are not allowed: 401 without accepted credentials; 404 for what belongs to somebody else, as if it did not exist;
 * 403 for the rest.
 */
class Refusals
        implements AuthenticationEntryPoint, AccessDeniedHandler
{
    private static final Pattern OWNED = Pattern.compile("/v1/(tenants|planes)/([^/]+).*");

    private final ProblemWriter writer;

    Refusals(ProblemWriter writer)
    {
        this.writer = requireNonNull(writer, "writer is null");
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException
    {
        response.addHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"OmniSQL\"");
        response.addHeader(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"OmniSQL\"");
        writer.write(response, new Problem(
                HttpStatus.UNAUTHORIZED,
                "unauthenticated",
                "Send a Bearer token, or Basic with <tenant>/<user> and an API key of a user who has the role tenant-admin"));
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException failure)
            throws IOException
    {
        writer.write(response, hidden(request.getRequestURI())
                ? Problem.notFound()
                : new Problem(HttpStatus.FORBIDDEN, "forbidden", "These credentials do not allow this request; it needs those of the operator or of the data plane"));
    }

    private static boolean hidden(String path)
    {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        Matcher owned = OWNED.matcher(path);
        if (authentication == null || !(authentication.getPrincipal() instanceof Caller caller) || !owned.matches()) {
            return false;
        }
        return switch (caller) {
            case Caller.Operator _ -> false;
            case Caller.TenantAdmin admin -> !(owned.group(1).equals("tenants") && owned.group(2).equals(admin.tenant().value()));
            case Caller.DataPlane plane -> !(owned.group(1).equals("planes") && owned.group(2).equals(plane.id()));
        };
    }
}
