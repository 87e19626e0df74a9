package io.omnisql.control.connection;

import java.net.URI;
import java.util.List;
import java.util.Locale;

/**
 * A list of origins such as {@code https://api.github.com} or {@code https://*.ghe.com}; the star stands for at least one label.
 */
record AllowedOrigins(List<String> patterns)
{
    AllowedOrigins
    {
        patterns = List.copyOf(patterns);
    }

    boolean contains(URI url)
    {
        String origin = origin(url);
        return patterns.stream().anyMatch(pattern -> matches(pattern, origin));
    }

    private static boolean matches(String pattern, String origin)
    {
        int star = pattern.indexOf("://*.");
        if (star < 0) {
            return pattern.equals(origin);
        }
        String scheme = pattern.substring(0, star + 3);
        String suffix = pattern.substring(star + 4);
        return origin.startsWith(scheme) && origin.endsWith(suffix) && origin.length() > scheme.length() + suffix.length();
    }

    private static String origin(URI url)
    {
        String port = url.getPort() < 0 ? "" : ":" + url.getPort();
        return url.getScheme() + "://" + url.getHost().toLowerCase(Locale.ROOT) + port;
    }

    @Override
    public String toString()
    {
        return patterns.isEmpty() ? "no service" : String.join(", ", patterns);
    }
}
