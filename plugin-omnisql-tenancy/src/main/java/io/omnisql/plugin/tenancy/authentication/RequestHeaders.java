package io.omnisql.plugin.tenancy.authentication;

import com.google.common.collect.ImmutableList;
import io.trino.spi.security.AccessDeniedException;
import io.trino.spi.security.HeaderAuthenticator.Headers;

import java.util.List;

/**
 * The headers by which a client could act as somebody else, and what a tenant's request may say in them.
 * <p>
 * A header may be repeated and its value may hold several values parted by commas; each of them must be allowed,
 * because the engine reads the first of some headers and all of others.
 */
final class RequestHeaders
{
    private static final String USER = "X-Trino-User";
    private static final String ORIGINAL_USER = "X-Trino-Original-User";
    private static final String ROLE = "X-Trino-Role";
    private static final String TRANSACTION_ID = "X-Trino-Transaction-Id";

    private static final List<String> FORBIDDEN = ImmutableList.of(
            "X-Trino-Original-Roles",
            "X-Trino-Extra-Credential",
            "X-Trino-Routing-Group",
            "X-Trino-Set-Authorization-User",
            "X-Trino-Set-Original-Roles",
            "Forwarded",
            "X-Forwarded-For",
            "X-Forwarded-Host",
            "X-Forwarded-Port",
            "X-Forwarded-Prefix",
            "X-Forwarded-Proto",
            "X-Forwarded-Server",
            "X-Proxied-Https");

    private RequestHeaders() {}

    /**
     * @param user the user that has logged in
     * @throws AccessDeniedException naming the header that must not be sent
     */
    static void check(Headers headers, String user)
    {
        for (String name : FORBIDDEN) {
            if (!values(headers, name).isEmpty()) {
                throw new AccessDeniedException("The header " + name + " is not accepted here; remove it");
            }
        }
        for (String name : List.of(USER, ORIGINAL_USER)) {
            if (!values(headers, name).stream().allMatch(user::equals)) {
                throw new AccessDeniedException("The header " + name + " must name the user that logs in, " + user);
            }
        }
        if (!values(headers, ROLE).stream().allMatch(RequestHeaders::isNoRole)) {
            throw new AccessDeniedException("The header " + ROLE + " may only ask for the role NONE: roles come from the tenant's settings");
        }
        if (!values(headers, TRANSACTION_ID).stream().allMatch(value -> value.equalsIgnoreCase("NONE"))) {
            throw new AccessDeniedException("The header " + TRANSACTION_ID + " must be NONE: each statement is a transaction of its own, so keep auto-commit on");
        }
    }

    /**
     * All values of a header, empty when it was not sent.
     */
    static List<String> values(Headers headers, String name)
    {
        List<String> values = headers.getHeader(name);
        return values == null ? ImmutableList.of() : values;
    }

    private static boolean isNoRole(String header)
    {
        for (String part : header.split(",", -1)) {
            int equals = part.indexOf('=');
            if (equals < 0 || !part.substring(equals + 1).trim().equals("NONE")) {
                return false;
            }
        }
        return true;
    }
}
