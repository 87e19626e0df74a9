package io.omnisql.toolkit.remote;

import io.airlift.log.Logger;
import io.omnisql.tenancy.rotation.RotatedValues;
import io.omnisql.tenancy.rotation.RotatedValues.Claim;
import io.omnisql.tenancy.rotation.RotatedValues.Place;
import io.omnisql.tenancy.rotation.RotationException;
import io.omnisql.tenancy.rotation.RotationException.Reason;
import io.omnisql.toolkit.adapter.ConnectionInfo;
import io.omnisql.toolkit.adapter.TokenIssuer.AccessToken;
import io.trino.spi.TrinoException;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Predicate;

import static io.omnisql.toolkit.remote.RemoteErrorCode.OMNISQL_REMOTE_UNAUTHENTICATED;
import static io.omnisql.toolkit.remote.RemoteErrors.cancelled;
import static java.util.Objects.requireNonNull;

/**
 * Exchanges secrets that the service replaces with each use, such as rotating refresh tokens: one exchange at a time by all that share the
 * values, and what replaces a secret is kept before the token is used. Who waited for another's exchange uses its token.
 */
final class RotatedSecrets
{
    private static final Logger log = Logger.get(RotatedSecrets.class);

    private static final Duration POLL = Duration.ofMillis(50);
    private static final int ATTEMPTS_TO_KEEP = 5;

    private final String connector;
    private final RotatedValues values;
    private final Duration lease;
    private final Sleeper sleeper;
    /**
     * Replacements that could not be kept yet.
     */
    private final Map<Place, Unkept> unkept = new ConcurrentHashMap<>();

    private record Unkept(Claim claim, Rotation rotation) {}

    /**
     * @param lease longer than an exchange takes
     */
    RotatedSecrets(String connector, RotatedValues values, Duration lease, Sleeper sleeper)
    {
        this.connector = requireNonNull(connector, "connector is null");
        this.values = requireNonNull(values, "values is null");
        this.lease = requireNonNull(lease, "lease is null");
        this.sleeper = requireNonNull(sleeper, "sleeper is null");
    }

    /**
     * A token that is usable: another's, or the one that an exchange gives.
     *
     * @param stored the secrets that are replaced, as the connection has them: those that the user changed since begin anew
     * @param exchange is given the present secrets
     */
    AccessToken exchange(ConnectionInfo connection, Map<String, String> stored, Predicate<AccessToken> usable, Function<Map<String, String>, AccessToken> exchange)
    {
        Place place = new Place(connection.tenant(), connector, connection.name(), Rotation.origin(stored));
        try {
            keepAgain(place);
            long polls = lease.dividedBy(POLL) + 1;
            for (long poll = 0; poll <= polls; poll++) {
                Claim claim = values.claim(place, lease);
                Optional<AccessToken> token = claimed(claim, stored, usable, exchange);
                if (token.isPresent()) {
                    return token.get();
                }
                sleep(POLL);
            }
        }
        catch (RotationException e) {
            throw failure(connection, e);
        }
        throw new TransientRemoteException("Another node renews the credentials of connection %s and does not end".formatted(connection.name()));
    }

    private Optional<AccessToken> claimed(Claim claim, Map<String, String> stored, Predicate<AccessToken> usable, Function<Map<String, String>, AccessToken> exchange)
    {
        boolean isReplaced = false;
        try {
            Rotation rotation = claim.value().map(Rotation::decode).orElse(new Rotation(stored, Optional.empty()));
            Optional<AccessToken> shared = rotation.token().filter(usable);
            if (shared.isPresent() || !claim.isHeld()) {
                return shared;
            }
            AccessToken token = exchange.apply(rotation.secrets());
            isReplaced = true;
            Map<String, String> secrets = new HashMap<>(rotation.secrets());
            secrets.putAll(token.replacedSecrets());
            return keep(claim, new Rotation(secrets, Optional.of(token))) ? Optional.of(token) : Optional.empty();
        }
        finally {
            if (!isReplaced) {
                release(claim);
            }
        }
    }

    /**
     * @return false when another has replaced the secrets meanwhile, whose token is then to be used
     */
    private boolean keep(Claim claim, Rotation rotation)
    {
        for (int attempt = 1; ; attempt++) {
            try {
                return values.replace(claim, rotation.encode());
            }
            catch (RotationException e) {
                if (attempt == ATTEMPTS_TO_KEEP) {
                    unkept.put(claim.place(), new Unkept(claim, rotation));
                    log.error("The renewed credentials of connection %s/%s are in this node's memory only: %s", claim.place().tenant(), claim.place().connection(), e.getMessage());
                    return true;
                }
                sleep(POLL.multipliedBy(1L << attempt));
            }
        }
    }

    private void keepAgain(Place place)
    {
        Unkept waiting = unkept.get(place);
        if (waiting != null) {
            values.replace(waiting.claim(), waiting.rotation().encode());
            unkept.remove(place, waiting);
        }
    }

    private void release(Claim claim)
    {
        try {
            values.release(claim);
        }
        catch (RotationException e) {
            log.debug("A claim lasts until its lease ends: %s", e.getMessage());
        }
    }

    private void sleep(Duration duration)
    {
        try {
            sleeper.sleep(duration);
        }
        catch (InterruptedException e) {
            throw cancelled();
        }
    }

    private static TrinoException failure(ConnectionInfo connection, RotationException failure)
    {
        if (failure.reason() == Reason.UNAVAILABLE) {
            return new TransientRemoteException("The credentials of connection %s cannot be renewed: %s".formatted(connection.name(), failure.getMessage()));
        }
        return new TrinoException(
                OMNISQL_REMOTE_UNAUTHENTICATED,
                "The renewed credentials of connection %s cannot be read (%s): let the user authorize the app again and store the new refresh token in the connection".formatted(connection.name(), failure.getMessage()));
    }
}
