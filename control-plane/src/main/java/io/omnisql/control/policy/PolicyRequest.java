package io.omnisql.control.policy;

import io.omnisql.control.user.User;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import java.util.List;
import java.util.Map;

/**
 * A policy to make. It needs a user or a role, and a row filter or a column mask.
 */
record PolicyRequest(
        @NotNull(message = "is required, for example github") String connector,
        @NotNull(message = "is required: the name of one of the tenant's connections") String connection,
        @NotNull(message = "is required, for example issues")
        @Pattern(regexp = IDENTIFIER, message = IDENTIFIER_MESSAGE)
        String table,
        @Size(max = 1_000, message = "must hold at most 1000 users")
        List<@NotNull(message = "must not be null") @Pattern(regexp = User.NAME_PATTERN, message = User.NAME_MESSAGE) String> users,
        @Size(max = 100, message = "must hold at most 100 roles")
        List<@NotNull(message = "must not be null") @Pattern(regexp = User.ROLE_PATTERN, message = User.ROLE_MESSAGE) String> roles,
        @Size(max = 2_000, message = "must have at most 2000 characters")
        @Pattern(regexp = EXPRESSION, message = EXPRESSION_MESSAGE)
        @Pattern(regexp = NO_SUBQUERY, message = NO_SUBQUERY_MESSAGE)
        String rowFilter,
        @Size(max = 200, message = "must hold at most 200 columns")
        Map<@Pattern(regexp = IDENTIFIER, message = IDENTIFIER_MESSAGE) String, @NotNull(message = "must not be null")
        @Size(min = 1, max = 2_000, message = "must have 1 to 2000 characters")
        @Pattern(regexp = EXPRESSION, message = EXPRESSION_MESSAGE) String> columnMasks)
{
    private static final String IDENTIFIER = "[a-z][a-z0-9_]{0,127}";
    private static final String IDENTIFIER_MESSAGE = "must have 1 to 128 lower-case letters, digits and _, and begin with a letter";
    private static final String EXPRESSION = "[^;\\p{Cntrl}]*";
    private static final String EXPRESSION_MESSAGE = "must be one SQL expression on one line, without semicolon";
    private static final String NO_SUBQUERY = "(?is)(?!(?>[^'\"]|'[^']*'|\"[^\"]*\")*?\\b(?:select|table|values)\\b).*";
    private static final String NO_SUBQUERY_MESSAGE = "must not hold a subquery: the engine would run a query's own conditions before it, and their errors would show hidden rows";

    PolicyRequest
    {
        users = users == null ? List.of() : users;
        roles = roles == null ? List.of() : roles;
        rowFilter = rowFilter == null ? "" : rowFilter.strip();
        columnMasks = columnMasks == null ? Map.of() : columnMasks;
    }
}
