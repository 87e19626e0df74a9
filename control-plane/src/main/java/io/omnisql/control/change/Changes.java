package io.omnisql.control.change;

import io.omnisql.control.audit.AuditTrail;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import java.util.function.Supplier;

import static java.util.Objects.requireNonNull;

/**
 * The one way to change what is published.
 * <p>
 * A change, its generation and its audit event commit together or not at all. Changes run one after the other, over all instances,
 * because each locks the same row first; so what a change has checked still holds when it commits.
 */
@Component
public class Changes
{
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final AuditTrail audit;
    private final GenerationMonitor monitor;

    public Changes(JdbcClient jdbc, PlatformTransactionManager transactions, AuditTrail audit, GenerationMonitor monitor)
    {
        this.jdbc = requireNonNull(jdbc, "jdbc is null");
        this.transaction = new TransactionTemplate(transactions);
        this.audit = requireNonNull(audit, "audit is null");
        this.monitor = requireNonNull(monitor, "monitor is null");
    }

    /**
     * Runs the work as one transaction and publishes its effect. Nothing is changed when the work throws.
     */
    public <T> T apply(Change change, Supplier<T> work)
    {
        Done<T> done = transaction.execute(_ -> {
            Head head = jdbc.sql("SELECT generation, audit_head FROM control_state WHERE id = 1 FOR UPDATE").query(Head.class).single();
            T result = work.get();
            long generation = head.generation() + 1;
            String hash = audit.append(generation, change, head.auditHead());
            jdbc.sql("UPDATE control_state SET generation = ?, audit_head = ? WHERE id = 1").params(generation, hash).update();
            return new Done<>(result, generation);
        });
        monitor.raised(done.generation());
        return done.result();
    }

    public void run(Change change, Runnable work)
    {
        apply(change, () -> {
            work.run();
            return true;
        });
    }

    private record Head(long generation, String auditHead) {}

    private record Done<T>(T result, long generation) {}
}
