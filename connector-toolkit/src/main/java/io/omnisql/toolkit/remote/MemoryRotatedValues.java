package io.omnisql.toolkit.remote;

import io.omnisql.tenancy.rotation.RotatedValues;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Rotated values in this process's memory: they last as long as it does.
 */
final class MemoryRotatedValues
        implements RotatedValues
{
    private final Map<Place, byte[]> values = new HashMap<>();
    private final Set<Place> held = new HashSet<>();

    @Override
    public synchronized Claim claim(Place place, Duration lease)
    {
        return new Claim(place, "", held.add(place), 0, Optional.ofNullable(values.get(place)));
    }

    @Override
    public synchronized boolean replace(Claim claim, byte[] value)
    {
        values.put(claim.place(), value);
        held.remove(claim.place());
        return true;
    }

    @Override
    public synchronized void release(Claim claim)
    {
        if (claim.isHeld()) {
            held.remove(claim.place());
        }
    }
}
