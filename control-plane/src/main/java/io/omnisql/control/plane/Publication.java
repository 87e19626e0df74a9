package io.omnisql.control.plane;

import java.util.Optional;

/**
 * One generation of what a data plane pulls.
 *
 * @param snapshot the signed snapshot
 * @param bundle empty when this build holds no Rego
 */
record Publication(long generation, byte[] snapshot, Optional<Bundle> bundle)
{
    /**
     * A policy bundle.
     *
     * @param etag strong, from the content
     */
    record Bundle(byte[] content, String etag) {}
}
