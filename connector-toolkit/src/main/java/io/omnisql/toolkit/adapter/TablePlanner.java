package io.omnisql.toolkit.adapter;

/**
 * What one table's service takes over, and the requests for it.
 */
public interface TablePlanner
        extends PushdownPolicy, ScanPlanner {}
