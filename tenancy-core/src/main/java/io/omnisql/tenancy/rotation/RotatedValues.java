package io.omnisql.tenancy.rotation;

import java.time.Duration;
import java.util.Optional;

import static java.util.Objects.requireNonNull;

/**
 * Values that their users replace, one user at a time, such as refresh tokens that are good for one use.
 */
public interface RotatedValues
{
    /**
     * Reads a value and, while nobody else holds it, holds it.
     *
     * @param lease how long it is held unless it is replaced or released before
     * @throws RotationException when the value cannot be had
     */
    Claim claim(Place place, Duration lease);

    /**
     * Replaces a value that is still the one that was claimed, and releases it.
     *
     * @return false when someone else has replaced it
     * @throws RotationException when it is not known whether the value is kept
     */
    boolean replace(Claim claim, byte[] value);

    /**
     * Lets others hold the value.
     */
    void release(Claim claim);

    /**
     * Where a value is kept.
     *
     * @param origin digest of what the first value was made from: another origin begins anew
     */
    record Place(String tenant, String connector, String connection, String origin)
    {
        public Place
        {
            requireNonNull(tenant, "tenant is null");
            requireNonNull(connector, "connector is null");
            requireNonNull(connection, "connection is null");
            requireNonNull(origin, "origin is null");
        }
    }

    /**
     * What a claim found.
     *
     * @param holder a name of this claim alone
     * @param isHeld whether the value is this claim's to replace
     * @param version grows with each replacement
     * @param value empty before the first replacement
     */
    record Claim(Place place, String holder, boolean isHeld, long version, Optional<byte[]> value)
    {
        public Claim
        {
            requireNonNull(place, "place is null");
            requireNonNull(holder, "holder is null");
            requireNonNull(value, "value is null");
        }
    }
}
