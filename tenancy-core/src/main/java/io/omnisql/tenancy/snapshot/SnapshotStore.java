package io.omnisql.tenancy.snapshot;

import io.omnisql.control.api.ConnectionEntry;
import io.omnisql.control.api.Snapshot;
import io.omnisql.control.api.TenantEntry;
import io.omnisql.control.api.UserEntry;
import io.omnisql.tenancy.identity.TenantUser;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

import static java.util.Objects.requireNonNull;

/**
 * Pulls snapshots from the control plane, keeps the last good one in memory and on disk, and serves from it when the control plane is gone.
 * <p>
 * A snapshot with a wrong signature, for another plane or older than the one at hand is logged, counted and otherwise ignored.
 */
public final class SnapshotStore
        implements SnapshotSource
{
    private static final Logger log = LoggerFactory.getLogger(SnapshotStore.class);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(2);

    private final SnapshotVerifier verifier;
    private final SnapshotFile file;
    private final SnapshotPuller puller;
    private final Duration pollInterval;
    private final InstantSource clock;
    private final AtomicReference<Optional<SnapshotView>> view = new AtomicReference<>(Optional.empty());
    private final AtomicReference<Optional<Instant>> lastContact = new AtomicReference<>(Optional.empty());
    private final AtomicLong rejected = new AtomicLong();
    private final Thread poller = Thread.ofPlatform().daemon().name("snapshot-poller").unstarted(this::poll);

    private SnapshotStore(SnapshotSettings settings, InstantSource clock)
    {
        this.verifier = new SnapshotVerifier(settings.planeId(), settings.publicKeyFile());
        this.file = new SnapshotFile(settings.file());
        this.puller = new SnapshotPuller(settings.controlPlane(), settings.planeId(), settings.tokenFile());
        this.pollInterval = settings.pollInterval();
        this.clock = requireNonNull(clock, "clock is null");
    }

    /**
     * Loads the snapshot on disk, if there is a good one, and starts to pull.
     *
     * @throws IllegalArgumentException when the public key cannot be used
     */
    public static SnapshotStore open(SnapshotSettings settings)
    {
        return open(settings, InstantSource.system());
    }

    static SnapshotStore open(SnapshotSettings settings, InstantSource clock)
    {
        SnapshotStore store = new SnapshotStore(settings, clock);
        store.load();
        store.poller.start();
        return store;
    }

    @Override
    public Optional<Snapshot> current()
    {
        return view.get().map(SnapshotView::snapshot);
    }

    @Override
    public Optional<TenantEntry> tenant(String tenant)
    {
        return view.get().flatMap(snapshot -> snapshot.tenant(tenant));
    }

    @Override
    public Optional<UserEntry> user(TenantUser user)
    {
        return view.get().flatMap(snapshot -> snapshot.user(user));
    }

    @Override
    public List<ConnectionEntry> connections(String tenant, String connector)
    {
        return view.get().map(snapshot -> snapshot.connections(tenant, connector)).orElse(List.of());
    }

    @Override
    public Optional<UserEntry> authenticate(TenantUser user, String apiKey)
    {
        Optional<UserEntry> entry = user(user);
        return ApiKeys.matches(entry, apiKey, clock.instant()) ? entry : Optional.empty();
    }

    @Override
    public Duration age()
    {
        return lastContact.get()
                .map(contact -> Duration.between(contact, clock.instant()))
                .orElse(ChronoUnit.FOREVER.getDuration());
    }

    /**
     * How many snapshots were refused since the start.
     */
    public long rejectedSnapshots()
    {
        return rejected.get();
    }

    private void load()
    {
        try {
            Optional<String> persisted = file.read();
            if (persisted.isPresent()) {
                view.set(Optional.of(SnapshotView.of(verifier.verify(persisted.get()))));
                lastContact.set(Optional.of(file.lastContact()));
            }
        }
        catch (SnapshotRejectedException e) {
            rejected.incrementAndGet();
            log.error("The snapshot on disk is refused; starting without one. {}", e.getMessage());
        }
        catch (IOException e) {
            log.error("The snapshot on disk cannot be read; starting without one", e);
        }
    }

    private void poll()
    {
        int failures = 0;
        try {
            while (!Thread.currentThread().isInterrupted()) {
                Instant start = clock.instant();
                failures = pull() ? 0 : failures + 1;
                Duration pause = failures == 0 ? pollInterval.minus(Duration.between(start, clock.instant())) : backoff(failures);
                if (pause.isPositive()) {
                    Thread.sleep(pause);
                }
            }
        }
        catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean pull()
            throws InterruptedException
    {
        try {
            Optional<String> jws = puller.pull(view.get().map(held -> held.snapshot().generation()));
            if (jws.isPresent()) {
                accept(jws.get());
            }
            contacted();
            return true;
        }
        catch (SnapshotRejectedException e) {
            rejected.incrementAndGet();
            log.error("A snapshot of the control plane is refused; the last good one stays. {}", e.getMessage());
        }
        catch (IOException e) {
            log.warn("No snapshot could be pulled; the last good one stays. {}", e.getMessage());
        }
        catch (RuntimeException e) {
            log.error("No snapshot could be pulled; the last good one stays", e);
        }
        return false;
    }

    private void accept(String jws)
            throws SnapshotRejectedException
    {
        Snapshot snapshot = verifier.verify(jws);
        long held = current().map(Snapshot::generation).orElse(Long.MIN_VALUE);
        if (snapshot.generation() < held) {
            throw new SnapshotRejectedException("Its generation %s is lower than %s, the one at hand".formatted(snapshot.generation(), held));
        }
        if (snapshot.generation() == held) {
            return;
        }
        view.set(Optional.of(SnapshotView.of(snapshot)));
        log.info("Snapshot {} with {} tenants", snapshot.generation(), snapshot.tenants().size());
        try {
            file.write(jws);
        }
        catch (IOException e) {
            log.error("Snapshot {} is in use, but cannot be kept on disk; a restart would begin with an older one", snapshot.generation(), e);
        }
    }

    private void contacted()
    {
        Instant now = clock.instant();
        lastContact.set(Optional.of(now));
        try {
            file.setLastContact(now);
        }
        catch (IOException e) {
            log.debug("The time of the last contact cannot be kept on disk", e);
        }
    }

    private Duration backoff(int failures)
    {
        long longest = Math.min(LONGEST_PAUSE.toMillis(), pollInterval.toMillis() << Math.min(failures, 10));
        return Duration.ofMillis(longest / 2 + ThreadLocalRandom.current().nextLong(longest / 2 + 1));
    }

    @Override
    public void close()
    {
        poller.interrupt();
        puller.close();
        try {
            poller.join(CLOSE_TIMEOUT);
        }
        catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
