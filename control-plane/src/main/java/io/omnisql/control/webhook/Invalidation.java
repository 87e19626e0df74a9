package io.omnisql.control.webhook;

import io.omnisql.control.problem.Problem;
import io.omnisql.control.tenant.TenantId;
import io.omnisql.tenancy.cache.Generations;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import redis.clients.jedis.exceptions.JedisException;

import java.util.Optional;
import java.util.Set;

import static java.util.Objects.requireNonNull;

/**
 * Makes cached data of a connection unreachable, once a delivery.
 */
@Component
class Invalidation
{
    private static final Logger log = LoggerFactory.getLogger(Invalidation.class);

    private final DeliveryRepository deliveries;
    private final Generations generations;

    Invalidation(DeliveryRepository deliveries, Generations generations)
    {
        this.deliveries = requireNonNull(deliveries, "deliveries is null");
        this.generations = requireNonNull(generations, "generations is null");
    }

    /**
     * A delivery that could not be announced is not remembered, so that the service may send it again.
     *
     * @param tables empty for the whole connection
     * @throws Problem 503 when Redis is down
     */
    @Transactional
    public void announce(TenantId tenant, String connector, String connection, String deliveryId, Optional<Set<String>> tables)
    {
        if (!deliveries.add(tenant, connector, connection, deliveryId)) {
            return;
        }
        try {
            tables.ifPresentOrElse(
                    names -> names.forEach(table -> generations.bump(tenant.value(), connector, connection, Optional.of(table))),
                    () -> generations.bump(tenant.value(), connector, connection, Optional.empty()));
        }
        catch (JedisException e) {
            log.warn("A webhook of {} for {}/{} cannot be announced, Redis is down: {}", tenant, connector, connection, e.getClass().getSimpleName());
            throw new Problem(HttpStatus.SERVICE_UNAVAILABLE, "unavailable", "The change cannot be announced now; send the delivery again");
        }
    }
}
