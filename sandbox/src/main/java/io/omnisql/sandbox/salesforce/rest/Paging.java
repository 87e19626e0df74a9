package io.omnisql.sandbox.salesforce.rest;

import io.omnisql.sandbox.salesforce.evaluate.BoundPath;
import io.omnisql.sandbox.salesforce.evaluate.QueryResult;

/**
 * The sizes of pages.
 */
public final class Paging
{
    public static final int SMALLEST = 200;
    public static final int LARGEST = 2000;
    static final int DEFAULT = LARGEST;

    private Paging() {}

    /**
     * With two or more long texts of the organisation's own in each row, pages have the smallest size.
     */
    public static int largest(QueryResult.Records records)
    {
        long wide = records.paths().stream().map(BoundPath::field).filter(field -> field.isLongText() && field.isCustom()).count();
        return wide >= 2 ? SMALLEST : LARGEST;
    }
}
