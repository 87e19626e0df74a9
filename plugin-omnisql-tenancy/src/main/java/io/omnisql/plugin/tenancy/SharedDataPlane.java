package io.omnisql.plugin.tenancy;

import io.omnisql.tenancy.plane.DataPlane;
import jakarta.annotation.PreDestroy;

import java.nio.file.Path;
import java.util.function.Function;

import static com.google.common.base.Preconditions.checkArgument;
import static com.google.common.base.Preconditions.checkState;
import static java.util.Objects.requireNonNull;

/**
 * The one data plane that all parts of a plugin instance use: opened for the first of them, closed when the last one is done.
 */
final class SharedDataPlane
{
    private final Function<Path, DataPlane> opener;

    private Path configFile;
    private DataPlane plane;
    private TenantDirectory directory;
    private int users;

    SharedDataPlane(Function<Path, DataPlane> opener)
    {
        this.opener = requireNonNull(opener, "opener is null");
    }

    /**
     * @throws IllegalArgumentException when another part named another configuration file
     */
    synchronized Lease acquire(Path configFile)
    {
        if (users == 0) {
            plane = opener.apply(configFile);
            directory = new TenantDirectory(plane.snapshots());
            this.configFile = configFile;
        }
        checkArgument(this.configFile.equals(configFile), "omnisql.config-file must be the same file in every omnisql-tenancy configuration");
        users++;
        return new Lease(plane, directory);
    }

    private synchronized void release()
    {
        checkState(users > 0, "released more often than acquired");
        users--;
        if (users == 0) {
            plane.close();
            plane = null;
            directory = null;
        }
    }

    /**
     * One part's hold on the data plane.
     */
    final class Lease
    {
        private final DataPlane plane;
        private final TenantDirectory directory;
        private boolean released;

        private Lease(DataPlane plane, TenantDirectory directory)
        {
            this.plane = plane;
            this.directory = directory;
        }

        DataPlane plane()
        {
            return plane;
        }

        TenantDirectory directory()
        {
            return directory;
        }

        @PreDestroy
        public synchronized void close()
        {
            if (!released) {
                released = true;
                release();
            }
        }
    }
}
