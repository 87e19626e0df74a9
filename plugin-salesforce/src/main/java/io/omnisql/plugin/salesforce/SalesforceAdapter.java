package io.omnisql.plugin.salesforce;

import com.google.common.collect.ImmutableMap;
import io.omnisql.plugin.salesforce.auth.SalesforceAuthorizer;
import io.omnisql.plugin.salesforce.auth.SalesforceTokenIssuer;
import io.omnisql.plugin.salesforce.bulk.BulkScans;
import io.omnisql.plugin.salesforce.describe.CalendarRenderers;
import io.omnisql.plugin.salesforce.describe.DecimalRenderers;
import io.omnisql.plugin.salesforce.describe.SalesforceCatalog;
import io.omnisql.plugin.salesforce.limits.ObjectSizes;
import io.omnisql.plugin.salesforce.passthrough.SoqlPassthrough;
import io.omnisql.plugin.salesforce.pushdown.SalesforcePushdown;
import io.omnisql.plugin.salesforce.response.SalesforceQuotaReader;
import io.omnisql.plugin.salesforce.response.SalesforceResponseClassifier;
import io.omnisql.plugin.salesforce.scan.SalesforcePlanner;
import io.omnisql.toolkit.adapter.SaasAdapter;
import io.omnisql.toolkit.adapter.ValueRenderer;

import java.util.List;

/**
 * Salesforce behind the adapter seam.
 */
public final class SalesforceAdapter
{
    public static final String NAME = "salesforce";

    private SalesforceAdapter() {}

    public static SaasAdapter create()
    {
        ObjectSizes sizes = new ObjectSizes();
        SalesforceCatalog catalog = new SalesforceCatalog(sizes);
        return new SaasAdapter(
                NAME,
                catalog,
                new SalesforcePushdown(),
                new SalesforcePlanner(new BulkScans(), sizes),
                new SalesforceAuthorizer(),
                new SalesforceResponseClassifier())
                .withTokens(new SalesforceTokenIssuer())
                .withQuotas(new SalesforceQuotaReader())
                .withRenderers(ImmutableMap.<String, ValueRenderer>builder().putAll(DecimalRenderers.all()).putAll(CalendarRenderers.all()).buildOrThrow())
                .withTransforms(SalesforcePlanner.transforms())
                .withOptions(SalesforcePlanner.OPTIONS)
                .withPassthroughs(List.of(new SoqlPassthrough(catalog)));
    }
}
