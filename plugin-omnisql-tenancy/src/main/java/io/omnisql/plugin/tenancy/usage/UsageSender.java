package io.omnisql.plugin.tenancy.usage;

import io.omnisql.control.api.UsageReport;

import java.io.IOException;

/**
 * Delivers usage reports.
 */
interface UsageSender
{
    /**
     * @throws IOException when the report may be delivered later
     * @throws InterruptedException when the sending thread is asked to end
     */
    Outcome send(UsageReport report)
            throws IOException, InterruptedException;

    enum Outcome
    {
        /**
         * The control plane has it; it may have had it before.
         */
        ACCEPTED,
        /**
         * The control plane will never take it.
         */
        REJECTED,
    }
}
