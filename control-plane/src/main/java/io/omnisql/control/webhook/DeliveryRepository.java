package io.omnisql.control.webhook;

import io.omnisql.control.tenant.TenantId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Repository;

import java.util.concurrent.TimeUnit;

import static java.util.Objects.requireNonNull;

/**
 * The webhook deliveries of the last week, so that a repeated one is known.
 */
@Repository
class DeliveryRepository
{
    private final JdbcClient jdbc;

    DeliveryRepository(JdbcClient jdbc)
    {
        this.jdbc = requireNonNull(jdbc, "jdbc is null");
    }

    /**
     * @return false when the delivery was received before
     */
    boolean add(TenantId tenant, String connector, String connection, String deliveryId)
    {
        return jdbc.sql("INSERT INTO webhook_delivery (tenant_id, connector, connection, delivery_id) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING")
                .params(tenant.value(), connector, connection, deliveryId)
                .update() == 1;
    }

    @Scheduled(fixedDelay = 1, timeUnit = TimeUnit.HOURS)
    void forgetOld()
    {
        jdbc.sql("DELETE FROM webhook_delivery WHERE received_at < now() - INTERVAL '7 days'").update();
    }
}
