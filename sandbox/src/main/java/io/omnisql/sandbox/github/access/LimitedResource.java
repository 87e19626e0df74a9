package io.omnisql.sandbox.github.access;

import java.time.Duration;
import java.util.Locale;

/**
 * A part of the API with a primary rate limit of its own.
 *
 * @see <a href="https://docs.github.com/rest/using-the-rest-api/rate-limits-for-the-rest-api">GitHub's rate limits</a>
 */
public enum LimitedResource
{
    CORE(5000, 60, Duration.ofHours(1)),
    SEARCH(30, 10, Duration.ofMinutes(1)),
    CODE_SEARCH(10, 10, Duration.ofMinutes(1)),
    GRAPHQL(5000, 0, Duration.ofHours(1));

    private final int limit;
    private final int anonymousLimit;
    private final Duration window;

    LimitedResource(int limit, int anonymousLimit, Duration window)
    {
        this.limit = limit;
        this.anonymousLimit = anonymousLimit;
        this.window = window;
    }

    int limit(Principal principal)
    {
        return principal.isAnonymous() ? anonymousLimit : limit;
    }

    Duration window()
    {
        return window;
    }

    /**
     * The resource as headers and {@code /rate_limit} name it.
     */
    public String restName()
    {
        return name().toLowerCase(Locale.ROOT);
    }
}
