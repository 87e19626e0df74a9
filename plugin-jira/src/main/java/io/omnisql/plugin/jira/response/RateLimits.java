package io.omnisql.plugin.jira.response;

import io.omnisql.toolkit.adapter.RemoteResponse;
import io.omnisql.toolkit.adapter.ResponseClassifier.Outcome;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Optional;

import static java.time.format.DateTimeFormatter.RFC_1123_DATE_TIME;
import static java.time.temporal.ChronoUnit.HOURS;

/**
 * Jira's limits as its headers tell them: {@code Retry-After} in seconds, the reset as a point in time, and the reason, of which
 * the quotas' start anew with every hour.
 */
final class RateLimits
{
    private RateLimits() {}

    static Outcome throttled(RemoteResponse response)
    {
        String reason = response.header("ratelimit-reason").orElse("");
        return new Outcome.Throttled(waitingTime(response, reason), message(reason));
    }

    private static String message(String reason)
    {
        if (isQuota(reason)) {
            return "Jira's hourly quota is spent";
        }
        return reason.equals("jira-burst-based") ? "Jira's limit of requests per second is reached" : "Jira's rate limit is reached";
    }

    private static boolean isQuota(String reason)
    {
        return reason.startsWith("jira-quota");
    }

    private static Optional<Duration> waitingTime(RemoteResponse response, String reason)
    {
        Optional<Duration> retryAfter = response.header("retry-after")
                .map(String::strip)
                .filter(text -> text.matches("[0-9]{1,9}"))
                .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)));
        if (retryAfter.isPresent()) {
            return retryAfter;
        }
        Instant now = jiraTime(response);
        Optional<Instant> reset = response.header("x-ratelimit-reset").flatMap(RateLimits::instant);
        if (reset.isEmpty() && isQuota(reason)) {
            reset = Optional.of(now.truncatedTo(HOURS).plus(1, HOURS));
        }
        return reset
                .map(instant -> Duration.between(now, instant).plusSeconds(1))
                .map(wait -> wait.isNegative() ? Duration.ZERO : wait);
    }

    /**
     * ISO 8601, with seconds or without.
     */
    private static Optional<Instant> instant(String text)
    {
        try {
            return Optional.of(OffsetDateTime.parse(text.strip()).toInstant());
        }
        catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /**
     * The reset is told by Jira's clock, which need not be ours.
     */
    private static Instant jiraTime(RemoteResponse response)
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
}
