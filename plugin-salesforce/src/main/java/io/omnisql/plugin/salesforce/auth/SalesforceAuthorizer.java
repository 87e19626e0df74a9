package io.omnisql.plugin.salesforce.auth;

import com.google.common.base.CharMatcher;
import com.google.common.xml.XmlEscapers;
import io.omnisql.toolkit.adapter.ConnectionInfo;
import io.omnisql.toolkit.adapter.RequestAuthorizer;

import java.util.Map;

import static io.omnisql.toolkit.adapter.TokenIssuer.ACCESS_TOKEN;

/**
 * Sends the access token: in a header, and in the body of SOAP requests.
 */
public final class SalesforceAuthorizer
        implements RequestAuthorizer
{
    /**
     * Target of the processing instruction that stands in SOAP bodies where the session's id goes. Text cannot forge it, as its angle
     * brackets are escaped.
     */
    public static final String SESSION = "omnisql-session";

    private static final String PLACEHOLDER = "<?" + SESSION + "?>";
    private static final CharMatcher TOKEN_CHARACTERS = CharMatcher.inRange('!', '~');

    /**
     * @throws IllegalArgumentException when the connection has no usable token
     */
    @Override
    public Map<String, String> authorize(ConnectionInfo connection, Map<String, String> secrets)
    {
        return Map.of("Authorization", "Bearer " + token(connection, secrets));
    }

    @Override
    public boolean isPersonal(ConnectionInfo connection)
    {
        return JwtAssertion.isPersonal(connection);
    }

    @Override
    public String authorizeBody(ConnectionInfo connection, Map<String, String> secrets, String body)
    {
        int place = body.startsWith("<") ? body.indexOf(PLACEHOLDER) : -1;
        if (place < 0) {
            return body;
        }
        return body.substring(0, place) + XmlEscapers.xmlContentEscaper().escape(token(connection, secrets)) + body.substring(place + PLACEHOLDER.length());
    }

    private static String token(ConnectionInfo connection, Map<String, String> secrets)
    {
        String token = secrets.getOrDefault(ACCESS_TOKEN, "").strip();
        if (token.isEmpty() || !TOKEN_CHARACTERS.matchesAllOf(token)) {
            throw new IllegalArgumentException("The Salesforce connection '%s' has no usable access token".formatted(connection.name()));
        }
        return token;
    }
}
