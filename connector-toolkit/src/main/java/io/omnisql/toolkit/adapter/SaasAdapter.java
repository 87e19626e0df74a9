package io.omnisql.toolkit.adapter;

import static java.util.Objects.requireNonNull;

/**
 * Everything the toolkit needs to know of one service: data and a few small functions. Its interfaces carry plain records only,
 * so that an adapter can also run in another process.
 *
 * @param name the connector's name, e.g. the name of its catalog
 */
public record SaasAdapter(
        String name,
        TableCatalog tables,
        PushdownPolicy pushdown,
        ScanPlanner planner,
        RequestAuthorizer authorizer,
        ResponseClassifier classifier)
{
    public SaasAdapter
    {
        requireNonNull(name, "name is null");
        requireNonNull(tables, "tables is null");
        requireNonNull(pushdown, "pushdown is null");
        requireNonNull(planner, "planner is null");
        requireNonNull(authorizer, "authorizer is null");
        requireNonNull(classifier, "classifier is null");
    }
}
