package io.omnisql.control.api;

import java.util.List;

import static java.util.Objects.requireNonNull;

/**
 * The whole state that a data plane needs to serve queries without the control plane.
 * <p>
 * It travels as the payload of a compact JWS ({@link SnapshotFormat}).
 *
 * @param planeId the data plane that it was made for; a plane refuses another plane's snapshot
 * @param generation grows with each change; a plane refuses a generation lower than the one it holds
 * @param issuedAt milliseconds since the epoch
 * @param tenants every tenant that this plane serves
 */
public record Snapshot(String planeId, long generation, long issuedAt, List<TenantEntry> tenants)
{
    public Snapshot
    {
        requireNonNull(planeId, "planeId is null");
        tenants = List.copyOf(tenants);
    }
}
