package io.omnisql.control.tenant;

import com.fasterxml.jackson.annotation.JsonValue;

import java.util.Optional;
import java.util.regex.Pattern;

import static java.util.Objects.requireNonNull;

/**
 * A tenant's slug, {@code [a-z][a-z0-9-]{1,31}}. Every access to a tenant's data takes one.
 */
public record TenantId(@JsonValue String value)
{
    public static final String PATTERN = "[a-z][a-z0-9-]{1,31}";
    private static final Pattern SLUG = Pattern.compile(PATTERN);

    public TenantId
    {
        requireNonNull(value, "value is null");
        if (!SLUG.matcher(value).matches()) {
            throw new IllegalArgumentException("Not a tenant id");
        }
    }

    public static TenantId of(String value)
    {
        return new TenantId(value);
    }

    public static Optional<TenantId> parse(String value)
    {
        return SLUG.matcher(value).matches() ? Optional.of(new TenantId(value)) : Optional.empty();
    }

    @Override
    public String toString()
    {
        return value;
    }
}
