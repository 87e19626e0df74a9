package io.omnisql.plugin.github.scan;

import io.omnisql.toolkit.adapter.ConnectionInfo;

import java.net.URI;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The header by which REST leads from page to page.
 */
final class LinkHeader
{
    private static final Pattern LINK = Pattern.compile("<([^>]*)>([^<]*)");
    private static final Pattern NEXT = relation("next");
    private static final Pattern LAST = relation("last");

    private LinkHeader() {}

    /**
     * Path and query of the next page below the connection's URL, as GitHub spells them; empty on the last page.
     *
     * @throws IllegalArgumentException when the next page is elsewhere
     */
    static Optional<String> next(ConnectionInfo connection, Optional<String> header)
    {
        return find(NEXT, connection, header);
    }

    /**
     * Path and query of the last page; empty on the last page, and where GitHub does not tell it.
     *
     * @throws IllegalArgumentException when the last page is elsewhere
     */
    static Optional<String> last(ConnectionInfo connection, Optional<String> header)
    {
        return find(LAST, connection, header);
    }

    private static Pattern relation(String name)
    {
        return Pattern.compile(";\\s*rel=\"?" + name + "\"?\\s*(?:[;,]|$)");
    }

    private static Optional<String> find(Pattern relation, ConnectionInfo connection, Optional<String> header)
    {
        Matcher link = LINK.matcher(header.orElse(""));
        while (link.find()) {
            if (relation.matcher(link.group(2)).find()) {
                return Optional.of(below(connection, URI.create(link.group(1))));
            }
        }
        return Optional.empty();
    }

    private static String below(ConnectionInfo connection, URI target)
    {
        URI base = URI.create(connection.url());
        String prefix = Optional.ofNullable(base.getRawPath()).orElse("");
        boolean sameOrigin = base.getScheme().equalsIgnoreCase(target.getScheme())
                && base.getRawAuthority().equalsIgnoreCase(target.getRawAuthority());
        if (!sameOrigin || !target.getRawPath().startsWith(prefix + "/")) {
            throw new IllegalArgumentException("GitHub's next page is not below the URL of connection %s, so it is not followed".formatted(connection.name()));
        }
        return target.getRawPath().substring(prefix.length()) + (target.getRawQuery() == null ? "" : "?" + target.getRawQuery());
    }
}
