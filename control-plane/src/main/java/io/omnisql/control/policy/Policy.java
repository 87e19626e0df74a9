package io.omnisql.control.policy;

import java.util.List;
import java.util.Map;

/**
 * A rule about one table: for whom which rows are hidden and which columns are masked.
 *
 * @param users names of users that it applies to
 * @param roles it also applies to users with one of these roles
 * @param rowFilter SQL condition of the rows that stay visible, empty when all do
 * @param columnMasks SQL expression by the column that it replaces
 * @param version the entity tag
 */
public record Policy(
        String id,
        String connector,
        String connection,
        String table,
        List<String> users,
        List<String> roles,
        String rowFilter,
        Map<String, String> columnMasks,
        long version) {}
