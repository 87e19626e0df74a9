package io.omnisql.toolkit.remote;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.omnisql.toolkit.adapter.ConnectionInfo;
import io.omnisql.toolkit.adapter.RemoteResponse;
import io.omnisql.toolkit.adapter.TokenIssuer;
import io.omnisql.toolkit.adapter.TokenIssuer.AccessToken;
import io.omnisql.toolkit.adapter.TokenIssuer.RefusedException;
import io.omnisql.toolkit.adapter.TokenIssuer.TokenRequest;
import io.trino.spi.TrinoException;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiFunction;

import static io.omnisql.toolkit.remote.RemoteErrorCode.OMNISQL_REMOTE_UNAUTHENTICATED;
import static io.omnisql.toolkit.remote.RemoteErrors.cancelled;
import static java.util.Objects.requireNonNull;

/**
 * The access tokens of connections on this node. Calls that need one at the same time wait for one exchange; a token is renewed before
 * it expires, and when the service refuses it.
 */
final class AccessTokens
{
    private static final Duration RENEW_BEFORE_EXPIRY = Duration.ofMinutes(2);
    private static final Duration IDLE = Duration.ofHours(12);

    private final Optional<TokenIssuer> issuer;
    private final Connections connections;
    private final RotatedSecrets rotated;
    private final Clock clock;
    private final Cache<ConnectionInfo, Holder> holders = Caffeine.newBuilder().expireAfterAccess(IDLE).build();

    AccessTokens(Optional<TokenIssuer> issuer, Connections connections, RotatedSecrets rotated, Clock clock)
    {
        this.issuer = requireNonNull(issuer, "issuer is null");
        this.connections = requireNonNull(connections, "connections is null");
        this.rotated = requireNonNull(rotated, "rotated is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    /**
     * The connection's token, empty when its secrets are sent as they are.
     *
     * @param exchange sends a token request
     */
    Optional<AccessToken> find(ConnectionInfo connection, BiFunction<ConnectionInfo, TokenRequest, RemoteResponse> exchange)
    {
        if (issuer.isEmpty()) {
            return Optional.empty();
        }
        Map<String, String> stored = connections.secrets(connection);
        Holder holder = holders.get(connection, _ -> new Holder());
        try {
            holder.lock.lockInterruptibly();
        }
        catch (InterruptedException e) {
            throw cancelled();
        }
        try {
            Instant now = clock.instant();
            if (holder.token.isEmpty() || !stored.equals(holder.stored) || isExpiring(holder.token.get(), now)) {
                holder.token = rotated.exchange(connection, stored, secrets -> request(connection, secrets, now)
                        .map(request -> read(connection, exchange.apply(connection, request))));
                holder.stored = stored;
            }
            return holder.token;
        }
        finally {
            holder.lock.unlock();
        }
    }

    /**
     * The service has refused the token: the next call exchanges the secrets anew.
     */
    void forget(ConnectionInfo connection, AccessToken refused)
    {
        Holder holder = holders.getIfPresent(connection);
        if (holder == null) {
            return;
        }
        holder.lock.lock();
        try {
            if (holder.token.filter(token -> token.value().equals(refused.value())).isPresent()) {
                holder.token = Optional.empty();
            }
        }
        finally {
            holder.lock.unlock();
        }
    }

    private Optional<TokenRequest> request(ConnectionInfo connection, Map<String, String> secrets, Instant now)
    {
        try {
            return issuer.orElseThrow().request(connection, secrets, now);
        }
        catch (RefusedException e) {
            throw new TrinoException(OMNISQL_REMOTE_UNAUTHENTICATED, "The credentials of connection %s cannot be used: %s".formatted(connection.name(), e.getMessage()));
        }
    }

    private AccessToken read(ConnectionInfo connection, RemoteResponse answer)
    {
        if (answer.status() == 429 || answer.status() >= 500) {
            throw new TransientRemoteException("The service of connection %s issues no access token at the moment".formatted(connection.name()));
        }
        try {
            return issuer.orElseThrow().read(connection, answer);
        }
        catch (RefusedException e) {
            throw new TrinoException(OMNISQL_REMOTE_UNAUTHENTICATED, "The credentials of connection %s are refused: %s".formatted(connection.name(), e.getMessage()));
        }
    }

    private static boolean isExpiring(AccessToken token, Instant now)
    {
        return token.expiresAt().filter(expiry -> now.isAfter(expiry.minus(RENEW_BEFORE_EXPIRY))).isPresent();
    }

    /**
     * One connection's token; guarded by its lock.
     */
    private static final class Holder
    {
        private final ReentrantLock lock = new ReentrantLock();
        private Optional<AccessToken> token = Optional.empty();
        private Map<String, String> stored = Map.of();
    }
}
