package io.omnisql.control.plane;

import io.omnisql.control.change.GenerationMonitor;
import io.omnisql.control.config.ControlPlaneProperties;
import io.omnisql.control.config.ControlPlaneProperties.Plane;
import io.omnisql.control.plane.Publication.Bundle;
import io.omnisql.control.problem.Problem;
import io.omnisql.control.security.Hashes;
import org.springframework.stereotype.Component;

import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import static java.util.Objects.requireNonNull;

/**
 * The newest publication of each data plane, made once a generation.
 */
@Component
class Publications
{
    private final PlaneStateReader reader;
    private final SnapshotSigner signer;
    private final BundleWriter bundles;
    private final GenerationMonitor monitor;
    private final ControlPlaneProperties.Policy catalogs;
    private final Map<String, Slot> slots;

    Publications(PlaneStateReader reader, SnapshotSigner signer, BundleWriter bundles, GenerationMonitor monitor, ControlPlaneProperties properties)
    {
        this.reader = requireNonNull(reader, "reader is null");
        this.signer = requireNonNull(signer, "signer is null");
        this.bundles = requireNonNull(bundles, "bundles is null");
        this.monitor = requireNonNull(monitor, "monitor is null");
        this.catalogs = properties.policy();
        this.slots = properties.planes().entrySet().stream().collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, plane -> new Slot(plane.getValue())));
    }

    /**
     * @throws Problem 404 for an unknown plane
     */
    Publication current(String planeId)
    {
        Slot slot = Optional.ofNullable(slots.get(planeId)).orElseThrow(Problem::notFound);
        slot.lock.lock();
        try {
            if (slot.latest == null || slot.latest.generation() < monitor.current()) {
                slot.latest = publish(planeId, slot.plane);
            }
            return slot.latest;
        }
        finally {
            slot.lock.unlock();
        }
    }

    /**
     * The newest publication; while the caller knows it already, waits for another one as long as it may.
     */
    Publication await(String planeId, Predicate<Publication> known, Duration timeout)
    {
        Publication publication = current(planeId);
        if (known.test(publication) && timeout.isPositive()) {
            monitor.await(publication.generation(), timeout);
            return current(planeId);
        }
        return publication;
    }

    private Publication publish(String planeId, Plane plane)
    {
        PlaneState state = reader.read(planeId, plane);
        long generation = state.snapshot().generation();
        Optional<Bundle> bundle = bundles.write(Long.toString(generation), PolicyData.of(state, catalogs))
                .map(content -> new Bundle(content, "\"" + HexFormat.of().formatHex(Hashes.sha256(content)) + "\""));
        return new Publication(generation, signer.sign(state.snapshot()), bundle);
    }

    private static final class Slot
    {
        private final Plane plane;
        private final ReentrantLock lock = new ReentrantLock();
        private Publication latest;

        private Slot(Plane plane)
        {
            this.plane = plane;
        }
    }
}
