package io.omnisql.control.plane;

import io.omnisql.control.api.Snapshot;
import io.omnisql.control.policy.Policy;

import java.util.List;
import java.util.Map;

/**
 * What one data plane serves, all of one generation.
 *
 * @param policies by tenant
 */
record PlaneState(Snapshot snapshot, Map<String, List<Policy>> policies) {}
