package io.omnisql.control.tenant;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/**
 * A tenant to make.
 *
 * @param displayName null takes the id
 * @param active null means true
 */
record TenantRequest(
        @NotNull(message = "is required: choose an id such as initech")
        @Pattern(regexp = TenantId.PATTERN, message = "must be 2 to 32 lower-case letters, digits and hyphens, and begin with a letter")
        String id,
        @Size(min = 1, max = 200, message = "must have 1 to 200 characters")
        String displayName,
        Boolean active)
{
    TenantRequest
    {
        displayName = displayName == null ? id : displayName;
        active = active == null || active;
    }
}
