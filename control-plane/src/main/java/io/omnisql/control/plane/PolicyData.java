package io.omnisql.control.plane;

import io.omnisql.control.api.ConnectionEntry;
import io.omnisql.control.api.TenantEntry;
import io.omnisql.control.api.UserEntry;
import io.omnisql.control.config.ControlPlaneProperties;
import io.omnisql.control.policy.Policy;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The policy engine's data document: objects keyed by name, so that a decision looks up and never scans. Suspended tenants and users are not in it.
 */
final class PolicyData
{
    private PolicyData() {}

    static Map<String, Object> of(PlaneState state, ControlPlaneProperties.Policy catalogs)
    {
        Map<String, Object> tenants = new TreeMap<>();
        for (TenantEntry tenant : state.snapshot().tenants()) {
            if (tenant.active()) {
                tenants.put(tenant.id(), tenant(tenant, state.policies().getOrDefault(tenant.id(), List.of())));
            }
        }
        Map<String, Object> omnisql = new TreeMap<>();
        omnisql.put("revision", Long.toString(state.snapshot().generation()));
        omnisql.put("tenants", tenants);
        omnisql.put("public_catalogs", set(catalogs.publicCatalogs()));
        omnisql.put("scratch_catalogs", set(catalogs.scratchCatalogs()));
        return Map.of("omnisql", omnisql);
    }

    private static Map<String, Object> tenant(TenantEntry tenant, List<Policy> policies)
    {
        Map<String, Object> users = new TreeMap<>();
        for (UserEntry user : tenant.users()) {
            if (user.active()) {
                users.put(user.name(), new TreeMap<>(Map.of("roles", set(user.roles()))));
            }
        }
        Map<String, Map<String, Boolean>> schemas = new TreeMap<>();
        for (ConnectionEntry connection : tenant.connections()) {
            schemas.computeIfAbsent(connection.connector(), _ -> new TreeMap<>()).put(connection.name(), true);
        }
        Map<String, Object> data = new TreeMap<>();
        data.put("users", users);
        data.put("schemas", schemas);
        data.put("rules", rules(policies));
        return data;
    }

    private static Map<String, Map<String, Map<String, List<Object>>>> rules(List<Policy> policies)
    {
        Map<String, Map<String, Map<String, List<Object>>>> rules = new TreeMap<>();
        for (Policy policy : policies) {
            rules.computeIfAbsent(policy.connector(), _ -> new TreeMap<>())
                    .computeIfAbsent(policy.connection(), _ -> new TreeMap<>())
                    .computeIfAbsent(policy.table(), _ -> new ArrayList<>())
                    .add(rule(policy));
        }
        return rules;
    }

    private static Map<String, Object> rule(Policy policy)
    {
        Map<String, Object> rule = new TreeMap<>();
        rule.put("id", policy.id());
        rule.put("users", set(policy.users()));
        rule.put("roles", set(policy.roles()));
        rule.put("row_filter", policy.rowFilter());
        rule.put("masks", new TreeMap<>(policy.columnMasks()));
        return rule;
    }

    private static Map<String, Boolean> set(Collection<String> names)
    {
        Map<String, Boolean> set = new TreeMap<>();
        names.forEach(name -> set.put(name, true));
        return set;
    }
}
