package io.omnisql.control.tenant;

import jakarta.validation.constraints.Size;

/**
 * What to change of a tenant; null leaves it.
 */
record TenantPatch(@Size(min = 1, max = 200, message = "must have 1 to 200 characters") String displayName, Boolean active) {}
