package io.omnisql.control.user;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import java.util.List;

/**
 * What to change of a user; null leaves it.
 */
record UserPatch(
        @Size(max = 50, message = "must hold at most 50 roles")
        List<@NotNull(message = "must not be null") @Pattern(regexp = User.ROLE_PATTERN, message = User.ROLE_MESSAGE) String> roles,
        Boolean active) {}
