package io.omnisql.plugin.salesforce;

import io.omnisql.plugin.salesforce.auth.SalesforceAuthorizer;
import io.omnisql.plugin.salesforce.auth.SalesforceTokenIssuer;
import io.omnisql.plugin.salesforce.describe.DecimalRenderers;
import io.omnisql.plugin.salesforce.describe.SalesforceCatalog;
import io.omnisql.plugin.salesforce.pushdown.SalesforcePushdown;
import io.omnisql.plugin.salesforce.response.SalesforceQuotaReader;
import io.omnisql.plugin.salesforce.response.SalesforceResponseClassifier;
import io.omnisql.plugin.salesforce.scan.SalesforcePlanner;
import io.omnisql.toolkit.adapter.SaasAdapter;

/**
 * Salesforce behind the adapter seam.
 */
public final class SalesforceAdapter
{
    public static final String NAME = "salesforce";

    private SalesforceAdapter() {}

    public static SaasAdapter create()
    {
        return new SaasAdapter(
                NAME,
                new SalesforceCatalog(),
                new SalesforcePushdown(),
                new SalesforcePlanner(),
                new SalesforceAuthorizer(),
                new SalesforceResponseClassifier())
                .withTokens(new SalesforceTokenIssuer())
                .withQuotas(new SalesforceQuotaReader())
                .withRenderers(DecimalRenderers.all());
    }
}
