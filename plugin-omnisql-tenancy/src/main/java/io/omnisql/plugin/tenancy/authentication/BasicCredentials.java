package io.omnisql.plugin.tenancy.authentication;

import java.util.Base64;
import java.util.Optional;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.util.Objects.requireNonNull;

/**
 * User and password of an {@code Authorization} header of the scheme Basic.
 */
record BasicCredentials(String user, String password)
{
    private static final String SCHEME = "Basic ";

    BasicCredentials
    {
        requireNonNull(user, "user is null");
        requireNonNull(password, "password is null");
    }

    /**
     * Empty when the header is of another scheme or malformed.
     */
    static Optional<BasicCredentials> parse(String header)
    {
        if (!header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return Optional.empty();
        }
        String decoded;
        try {
            decoded = new String(Base64.getDecoder().decode(header.substring(SCHEME.length()).trim()), ISO_8859_1);
        }
        catch (IllegalArgumentException _) {
            return Optional.empty();
        }
        int colon = decoded.indexOf(':');
        if (colon < 0) {
            return Optional.empty();
        }
        return Optional.of(new BasicCredentials(decoded.substring(0, colon), decoded.substring(colon + 1)));
    }

    @Override
    public String toString()
    {
        return user;
    }
}
