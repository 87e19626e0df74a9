package io.omnisql.toolkit.remote;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.google.common.collect.Maps;
import io.omnisql.toolkit.adapter.ConnectionInfo;
import io.omnisql.toolkit.adapter.RemoteResponse;
import io.omnisql.toolkit.adapter.TokenIssuer;
import io.omnisql.toolkit.adapter.TokenIssuer.AccessToken;
import io.omnisql.toolkit.adapter.TokenIssuer.RefusedException;
import io.omnisql.toolkit.adapter.TokenIssuer.TokenRequest;
import io.trino.spi.TrinoException;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;

import static com.google.common.base.Throwables.throwIfUnchecked;
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
            return holder.token(stored, usable -> renew(connection, stored, usable, exchange)).get();
        }
        catch (InterruptedException e) {
            throw cancelled();
        }
        catch (ExecutionException e) {
            throwIfUnchecked(e.getCause());
            throw new IllegalStateException(e.getCause());
        }
    }

    /**
     * The service has refused the token: the next call exchanges the secrets anew.
     */
    void forget(ConnectionInfo connection, AccessToken refused)
    {
        Optional.ofNullable(holders.getIfPresent(connection)).ifPresent(holder -> holder.forget(refused));
    }

    private Optional<AccessToken> renew(
            ConnectionInfo connection,
            Map<String, String> stored,
            Predicate<AccessToken> usable,
            BiFunction<ConnectionInfo, TokenRequest, RemoteResponse> exchange)
    {
        Optional<TokenRequest> request = request(connection, stored);
        Set<String> rotating = issuer.orElseThrow().rotatedSecrets(connection, stored);
        if (request.isEmpty() || rotating.isEmpty()) {
            return request.map(sent -> read(connection, exchange.apply(connection, sent)));
        }
        return Optional.of(rotated.exchange(connection, Maps.filterKeys(stored, rotating::contains), usable, current -> {
            Map<String, String> secrets = new HashMap<>(stored);
            secrets.putAll(current);
            return read(connection, exchange.apply(connection, request(connection, secrets).orElseThrow()));
        }));
    }

    private Optional<TokenRequest> request(ConnectionInfo connection, Map<String, String> secrets)
    {
        try {
            return issuer.orElseThrow().request(connection, secrets, clock.instant());
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

    private boolean isExpiring(AccessToken token)
    {
        return token.expiresAt().filter(expiry -> clock.instant().isAfter(expiry.minus(RENEW_BEFORE_EXPIRY))).isPresent();
    }

    /**
     * One connection's token, or the exchange that gives it. The exchange goes on when the call that began it is cancelled: what it replaced would be lost.
     */
    private final class Holder
    {
        private CompletableFuture<Optional<AccessToken>> token = CompletableFuture.completedFuture(Optional.empty());
        private Optional<Map<String, String>> stored = Optional.empty();
        private String refused = "";

        synchronized CompletableFuture<Optional<AccessToken>> token(Map<String, String> stored, Function<Predicate<AccessToken>, Optional<AccessToken>> renewal)
        {
            if (!this.stored.equals(Optional.of(stored)) || (token.isDone() && (token.isCompletedExceptionally() || !token.resultNow().map(this::isUsable).orElse(true)))) {
                this.stored = Optional.of(stored);
                token = CompletableFuture.supplyAsync(() -> renewal.apply(this::isUsable), Thread::startVirtualThread);
            }
            return token;
        }

        synchronized void forget(AccessToken refused)
        {
            this.refused = refused.value();
        }

        private synchronized boolean isUsable(AccessToken token)
        {
            return !token.value().equals(refused) && !isExpiring(token);
        }
    }
}
