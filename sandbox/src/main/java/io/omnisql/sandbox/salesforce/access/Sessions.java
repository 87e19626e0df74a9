package io.omnisql.sandbox.salesforce.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * The access tokens that are good. Safe for use by several threads.
 */
public final class Sessions
{
    private static final Duration DEFAULT_LIFETIME = Duration.ofHours(2);
    private static final String DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    private final Clock clock;
    private final SplittableRandom random = new SplittableRandom();
    private final Map<String, Open> open = new HashMap<>();
    private Duration lifetime = DEFAULT_LIFETIME;
    private Integer requestsOfNext;

    public Sessions(Clock clock)
    {
        this.clock = clock;
    }

    /**
     * @param requestsLeft how many requests it is still good for, null for any number
     */
    private record Open(Session session, Instant lastUse, Integer requestsLeft) {}

    /**
     * A new access token.
     */
    public synchronized String issue(Session session)
    {
        StringBuilder token = new StringBuilder(session.org().id().substring(0, 15)).append("!AQ");
        for (int i = 0; i < 80; i++) {
            token.append(DIGITS.charAt(random.nextInt(DIGITS.length())));
        }
        open.put(token.toString(), new Open(session, clock.instant(), requestsOfNext));
        requestsOfNext = null;
        return token.toString();
    }

    /**
     * Whose token it is, and counts the request.
     *
     * @return empty when the token is not good, or no longer
     */
    public synchronized Optional<Session> use(String token)
    {
        Open found = open.get(token);
        if (found == null) {
            return Optional.empty();
        }
        boolean used = found.requestsLeft() != null && found.requestsLeft() == 0;
        if (used || clock.instant().isAfter(found.lastUse().plus(lifetime))) {
            open.remove(token);
            return Optional.empty();
        }
        open.put(token, new Open(found.session(), clock.instant(), found.requestsLeft() == null ? null : found.requestsLeft() - 1));
        return Optional.of(found.session());
    }

    /**
     * Ends all sessions at once.
     */
    public synchronized void expireAll()
    {
        open.clear();
    }

    /**
     * Ends the open sessions after some more requests each, in the midst of a scan.
     */
    public synchronized void expireAfter(int requests)
    {
        open.replaceAll((_, session) -> new Open(session.session(), session.lastUse(), requests));
    }

    /**
     * Makes the session that is issued next good for some requests only.
     */
    public synchronized void nextExpiresAfter(int requests)
    {
        requestsOfNext = requests;
    }

    /**
     * How long a session may be idle.
     */
    public synchronized void lifetime(Duration newLifetime)
    {
        lifetime = newLifetime;
    }

    public synchronized void reset()
    {
        lifetime = DEFAULT_LIFETIME;
        requestsOfNext = null;
    }

    /**
     * The number of open sessions of a user.
     */
    public synchronized long count(String username)
    {
        return open.values().stream().filter(session -> session.session().user().username().equals(username)).count();
    }
}
