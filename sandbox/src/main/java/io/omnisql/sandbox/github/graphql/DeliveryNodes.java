package io.omnisql.sandbox.github.graphql;

import io.omnisql.sandbox.github.data.Account;
import io.omnisql.sandbox.github.data.Branch;
import io.omnisql.sandbox.github.data.Repository;
import io.omnisql.sandbox.github.data.delivery.Deployment;
import io.omnisql.sandbox.github.data.rules.Ruleset;

/**
 * Parts of deployments and rules with what they belong to.
 */
final class DeliveryNodes
{
    private DeliveryNodes() {}

    record Status(Deployment deployment, Deployment.Status status) {}

    /**
     * The protection of a branch.
     */
    record Protection(Repository repository, Branch branch) {}

    /**
     * A ruleset with the owner of the repositories that it is for.
     *
     * @param repository null unless it is of one repository
     */
    record Rules(Account owner, Repository repository, Ruleset ruleset) {}

    record Rule(Rules rules, String type) {}
}
