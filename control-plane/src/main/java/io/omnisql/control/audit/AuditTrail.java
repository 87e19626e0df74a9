package io.omnisql.control.audit;

import io.omnisql.control.change.Change;
import io.omnisql.control.security.Hashes;
import io.omnisql.control.tenant.TenantId;
import io.omnisql.tenancy.keys.AssociatedData;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

import static java.util.Objects.requireNonNull;

/**
 * The append-only list of changes. Each event holds the hash of the one before, so that a removed or altered event shows.
 */
@Component
public class AuditTrail
{
    private static final RowMapper<AuditEvent> EVENT = (row, _) -> new AuditEvent(
            row.getLong("sequence"),
            Instant.ofEpochMilli(row.getLong("at_millis")),
            row.getString("actor"),
            row.getString("tenant_id"),
            row.getString("action"),
            row.getString("entity"),
            row.getString("previous_hash"),
            row.getString("hash"));

    private final JdbcClient jdbc;

    public AuditTrail(JdbcClient jdbc)
    {
        this.jdbc = requireNonNull(jdbc, "jdbc is null");
    }

    /**
     * Adds an event within the transaction of its change.
     *
     * @return the event's hash, the new head of the chain
     */
    public String append(long sequence, Change change, String previousHash)
    {
        long now = System.currentTimeMillis();
        String tenant = change.tenant().map(TenantId::value).orElse("");
        String hash = hash(new AuditEvent(sequence, Instant.ofEpochMilli(now), change.caller().name(), tenant, change.action(), change.entity(), previousHash, ""));
        jdbc.sql("INSERT INTO audit_event (sequence, at_millis, actor, tenant_id, action, entity, previous_hash, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?)")
                .params(sequence, now, change.caller().name(), tenant, change.action(), change.entity(), previousHash, hash)
                .update();
        return hash;
    }

    /**
     * Events after a sequence number, oldest first.
     *
     * @param tenant only events of this tenant; empty for all
     */
    List<AuditEvent> list(Optional<TenantId> tenant, long after, int limit)
    {
        return jdbc.sql("SELECT * FROM audit_event WHERE sequence > :after AND (:all OR tenant_id = :tenant) ORDER BY sequence LIMIT :limit")
                .param("after", after)
                .param("all", tenant.isEmpty())
                .param("tenant", tenant.map(TenantId::value).orElse(""))
                .param("limit", limit)
                .query(EVENT)
                .list();
    }

    String head()
    {
        return jdbc.sql("SELECT audit_head FROM control_state WHERE id = 1").query(String.class).single();
    }

    static String hash(AuditEvent event)
    {
        byte[] content = AssociatedData.of(
                Long.toString(event.sequence()),
                Long.toString(event.at().toEpochMilli()),
                event.actor(),
                event.tenant(),
                event.action(),
                event.entity(),
                event.previousHash());
        return HexFormat.of().formatHex(Hashes.sha256(content));
    }
}
