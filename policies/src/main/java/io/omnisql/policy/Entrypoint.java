package io.omnisql.policy;

/**
 * A question that the policy answers; the names are those of the Rego rules.
 */
enum Entrypoint
{
    ALLOW("allow"),
    BATCH("batch"),
    ROW_FILTERS("rowFilters"),
    BATCH_COLUMN_MASKS("batchColumnMasks");

    private final String rule;

    Entrypoint(String rule)
    {
        this.rule = rule;
    }

    /**
     * The name under which the compiled policy exports the rule.
     */
    String export()
    {
        return "omnisql/trino/" + rule;
    }

    /**
     * The path under which OPA's REST interface answers the rule.
     */
    String path()
    {
        return "/v1/data/" + export();
    }
}
