package io.omnisql.sandbox.jira.rest;

import io.omnisql.sandbox.jira.data.Issue;

import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * The tokens of pages that are still to come. Safe for use by several threads.
 */
public final class SearchTokens
{
    private static final Duration LIFE = Duration.ofDays(7);

    private final Map<String, Position> positions = new HashMap<>();
    private final SplittableRandom random = new SplittableRandom(20_260_630);

    /**
     * Where a page begins.
     *
     * @param question what was asked, which must not change between pages
     * @param last issue of the page before, null for pages that count
     * @param offset of pages that count
     * @param emptyPages that are still to come before
     */
    record Position(String question, Issue last, int offset, int emptyPages, Instant expires) {}

    synchronized String put(String question, Issue last, int offset, int emptyPages, Instant now)
    {
        byte[] bytes = new byte[24];
        random.nextBytes(bytes);
        String token = Base64.getUrlEncoder().encodeToString(bytes) + "==";
        positions.put(token, new Position(question, last, offset, emptyPages, now.plus(LIFE)));
        return token;
    }

    synchronized Optional<Position> get(String token, String question, Instant now)
    {
        return Optional.ofNullable(positions.get(token)).filter(position -> position.expires().isAfter(now) && position.question().equals(question));
    }

    /**
     * Lets all tokens be too old.
     */
    public synchronized void expire()
    {
        positions.clear();
    }
}
