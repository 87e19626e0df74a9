package io.omnisql.plugin.tenancy.access;

import com.google.common.collect.ImmutableSet;

import java.util.Set;

/**
 * The session properties that tenants may set: those that cannot lift a limit or change another tenant's share.
 */
final class SessionPropertyRules
{
    private static final Set<String> SYSTEM = ImmutableSet.of(
            "join_distribution_type",
            "join_reordering_strategy",
            "time_zone_id");

    private static final Set<String> CONNECTOR = ImmutableSet.of(
            "allow_estimated_counts",
            "count_statistics",
            "max_remote_calls",
            "max_staleness",
            "missing_permission",
            "parent_joins",
            "scan_mode",
            "semi_joins");

    private SessionPropertyRules() {}

    static boolean isSystemPropertyAllowed(String property)
    {
        return SYSTEM.contains(property);
    }

    static boolean isConnectorPropertyAllowed(String property)
    {
        return CONNECTOR.contains(property);
    }
}
