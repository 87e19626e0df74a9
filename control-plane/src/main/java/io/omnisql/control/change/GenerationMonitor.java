package io.omnisql.control.change;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

import static java.util.Objects.requireNonNull;

/**
 * The newest generation that this instance knows of: its own changes at once, those of other instances within half a second.
 */
@Component
public class GenerationMonitor
        implements SmartLifecycle
{
    private static final Logger log = LoggerFactory.getLogger(GenerationMonitor.class);

    private final JdbcClient jdbc;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition raised = lock.newCondition();
    private long generation;
    private boolean running;

    public GenerationMonitor(JdbcClient jdbc)
    {
        this.jdbc = requireNonNull(jdbc, "jdbc is null");
    }

    public long current()
    {
        lock.lock();
        try {
            return generation;
        }
        finally {
            lock.unlock();
        }
    }

    /**
     * Waits until the generation is another one than the known one, the time has passed, or the service stops.
     */
    public void await(long known, Duration timeout)
    {
        long remaining = timeout.toNanos();
        lock.lock();
        try {
            while (running && generation == known && remaining > 0) {
                remaining = raised.awaitNanos(remaining);
            }
        }
        catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        finally {
            lock.unlock();
        }
    }

    void raised(long newGeneration)
    {
        lock.lock();
        try {
            if (newGeneration > generation) {
                generation = newGeneration;
                raised.signalAll();
            }
        }
        finally {
            lock.unlock();
        }
    }

    @Scheduled(fixedDelay = 500, timeUnit = TimeUnit.MILLISECONDS)
    void refresh()
    {
        try {
            raised(read());
        }
        catch (DataAccessException e) {
            log.warn("The generation cannot be read now: {}", e.getClass().getSimpleName());
        }
    }

    private long read()
    {
        return jdbc.sql("SELECT generation FROM control_state WHERE id = 1").query(Long.class).single();
    }

    @Override
    public void start()
    {
        long stored = read();
        lock.lock();
        try {
            generation = stored;
            running = true;
        }
        finally {
            lock.unlock();
        }
    }

    /**
     * Lets all waiting requests go; it runs before the server stops taking requests.
     */
    @Override
    public void stop()
    {
        lock.lock();
        try {
            running = false;
            raised.signalAll();
        }
        finally {
            lock.unlock();
        }
    }

    @Override
    public boolean isRunning()
    {
        lock.lock();
        try {
            return running;
        }
        finally {
            lock.unlock();
        }
    }
}
