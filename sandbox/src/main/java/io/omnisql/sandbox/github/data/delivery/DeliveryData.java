package io.omnisql.sandbox.github.data.delivery;

import java.util.List;

/**
 * A repository's deployments.
 *
 * @param deployments in the order of their ids
 */
public record DeliveryData(List<Deployment> deployments, List<Environment> environments)
{
    public static final DeliveryData EMPTY = new DeliveryData(List.of(), List.of());

    public DeliveryData
    {
        deployments = List.copyOf(deployments);
        environments = List.copyOf(environments);
    }
}
