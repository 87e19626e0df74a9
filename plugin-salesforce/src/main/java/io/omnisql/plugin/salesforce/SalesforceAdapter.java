package io.omnisql.plugin.salesforce;

import io.omnisql.plugin.salesforce.describe.DecimalRenderers;
import io.omnisql.plugin.salesforce.describe.SalesforceCatalog;
import io.omnisql.plugin.salesforce.pushdown.SalesforcePushdown;
import io.omnisql.plugin.salesforce.scan.SalesforcePlanner;
import io.omnisql.toolkit.adapter.RequestAuthorizer;
import io.omnisql.toolkit.adapter.ResponseClassifier;
import io.omnisql.toolkit.adapter.ResponseClassifier.Outcome;
import io.omnisql.toolkit.adapter.SaasAdapter;

import java.util.Map;

/**
 * Salesforce behind the adapter seam.
 */
public final class SalesforceAdapter
{
    public static final String NAME = "salesforce";

    private SalesforceAdapter() {}

    public static SaasAdapter create()
    {
        RequestAuthorizer authorizer = (_, secrets) -> Map.of("Authorization", "Bearer " + secrets.get("access-token"));
        ResponseClassifier classifier = (_, response) -> response.status() == 200 ? new Outcome.Success() : new Outcome.Failure(ResponseClassifier.Kind.REJECTED, new String(response.body(), java.nio.charset.StandardCharsets.UTF_8));
        return new SaasAdapter(
                NAME,
                new SalesforceCatalog(),
                new SalesforcePushdown(),
                new SalesforcePlanner(),
                authorizer,
                classifier)
                .withRenderers(DecimalRenderers.all());
    }
}
