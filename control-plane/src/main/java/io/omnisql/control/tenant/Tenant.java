package io.omnisql.control.tenant;

/**
 * A customer.
 *
 * @param active false while it is suspended: nobody of it may log in
 * @param version grows with each change; the entity tag
 */
public record Tenant(String id, String displayName, boolean active, long version) {}
