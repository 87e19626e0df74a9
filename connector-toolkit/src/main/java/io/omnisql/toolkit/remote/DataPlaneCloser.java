package io.omnisql.toolkit.remote;

import com.google.inject.Inject;
import io.omnisql.tenancy.plane.DataPlane;
import jakarta.annotation.PreDestroy;

import static java.util.Objects.requireNonNull;

/**
 * Closes the connector's data plane with the connector.
 */
final class DataPlaneCloser
{
    private final DataPlane plane;

    @Inject
    DataPlaneCloser(DataPlane plane)
    {
        this.plane = requireNonNull(plane, "plane is null");
    }

    @PreDestroy
    public void close()
    {
        plane.close();
    }
}
