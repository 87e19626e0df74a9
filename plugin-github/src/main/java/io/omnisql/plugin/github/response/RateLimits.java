package io.omnisql.plugin.github.response;

import io.omnisql.toolkit.adapter.RemoteResponse;
import io.omnisql.toolkit.adapter.ResponseClassifier.Outcome;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.Optional;

import static java.time.format.DateTimeFormatter.RFC_1123_DATE_TIME;
import static java.util.Locale.ROOT;

/**
 * GitHub's limits as its headers tell them: {@code Retry-After} in seconds, or the epoch second at which the quota is full again.
 */
final class RateLimits
{
    /**
     * How long GitHub wants to be left alone when it does not say how long.
     */
    private static final Duration UNTOLD = Duration.ofMinutes(1);

    private RateLimits() {}

    /**
     * Whether the quota is spent, or GitHub says when to come back.
     */
    static boolean isExhausted(RemoteResponse response)
    {
        return response.header("retry-after").isPresent() || response.header("x-ratelimit-remaining").filter(remaining -> remaining.strip().equals("0")).isPresent();
    }

    /**
     * Whether a message speaks of the limits that have no headers.
     */
    static boolean isSecondary(String message)
    {
        String text = message.toLowerCase(ROOT);
        return text.contains("secondary rate limit") || text.contains("abuse detection") || text.contains("api rate limit exceeded");
    }

    static Outcome throttled(RemoteResponse response)
    {
        return new Outcome.Throttled(waitingTime(response), UNTOLD, "GitHub's rate limit is reached");
    }

    private static Optional<Duration> waitingTime(RemoteResponse response)
    {
        Optional<Duration> retryAfter = response.header("retry-after")
                .flatMap(RateLimits::number)
                .map(Duration::ofSeconds);
        if (retryAfter.isPresent()) {
            return retryAfter;
        }
        if (response.header("x-ratelimit-remaining").filter(remaining -> remaining.strip().equals("0")).isEmpty()) {
            return Optional.empty();
        }
        // the reset is told by GitHub's clock, which need not be ours
        return response.header("x-ratelimit-reset")
                .flatMap(RateLimits::number)
                .map(reset -> Duration.between(githubTime(response), Instant.ofEpochSecond(reset)).plusSeconds(1))
                .map(wait -> wait.isNegative() ? Duration.ZERO : wait);
    }

    private static Instant githubTime(RemoteResponse response)
    {
        try {
            return response.header("date")
                    .map(date -> ZonedDateTime.parse(date, RFC_1123_DATE_TIME).toInstant())
                    .orElse(response.readAt());
        }
        catch (DateTimeException e) {
            return response.readAt();
        }
    }

    private static Optional<Long> number(String text)
    {
        try {
            return Optional.of(Long.parseLong(text.strip())).filter(number -> number >= 0 && number <= Instant.MAX.getEpochSecond());
        }
        catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
