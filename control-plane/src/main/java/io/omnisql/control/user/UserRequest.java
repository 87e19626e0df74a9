package io.omnisql.control.user;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import java.util.List;

/**
 * A user to make.
 *
 * @param roles null means none
 * @param active null means true
 */
record UserRequest(
        @NotNull(message = "is required: choose a name such as alice@acme.com")
        @Pattern(regexp = User.NAME_PATTERN, message = User.NAME_MESSAGE)
        String name,
        @Size(max = 50, message = "must hold at most 50 roles")
        List<@NotNull(message = "must not be null") @Pattern(regexp = User.ROLE_PATTERN, message = User.ROLE_MESSAGE) String> roles,
        Boolean active)
{
    UserRequest
    {
        roles = roles == null ? List.of() : roles;
        active = active == null || active;
    }
}
