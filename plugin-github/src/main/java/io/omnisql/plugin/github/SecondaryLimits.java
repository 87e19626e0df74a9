package io.omnisql.plugin.github;

import io.omnisql.plugin.github.graphql.GraphqlRequests;
import io.omnisql.plugin.github.scan.BaseUrl;
import io.omnisql.toolkit.adapter.ConnectionInfo;
import io.omnisql.toolkit.adapter.RequestPaces;

import java.util.Optional;

/**
 * The pace of GitHub's secondary limits, which no answer counts down: 2,000 points a minute for GraphQL and 900 for REST, where each read is a point. The
 * quotas of searches are primary limits, which answers tell. A GitHub Enterprise Server has no limits unless its administrator sets some.
 *
 * @see <a href="https://docs.github.com/en/rest/using-the-rest-api/rate-limits-for-the-rest-api">Rate limits for the REST API</a>
 * @see <a href="https://docs.github.com/en/graphql/overview/rate-limits-and-query-limits-for-the-graphql-api">Rate limits for the GraphQL API</a>
 */
final class SecondaryLimits
        implements RequestPaces
{
    private static final Pace GRAPHQL = Pace.perMinute(2_000);
    private static final Pace REST = Pace.perMinute(900);

    @Override
    public Optional<Pace> pace(ConnectionInfo connection, String quota)
    {
        if (!BaseUrl.isHosted(connection)) {
            return Optional.empty();
        }
        return Optional.of(quota.equals(GraphqlRequests.QUOTA) ? GRAPHQL : REST);
    }
}
