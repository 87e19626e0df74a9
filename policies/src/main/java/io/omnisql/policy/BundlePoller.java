package io.omnisql.policy;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

import static java.lang.System.Logger.Level.INFO;
import static java.lang.System.Logger.Level.WARNING;
import static java.util.Objects.requireNonNull;

/**
 * Keeps the engine on the control plane's newest good bundle: boots from the stored one, then polls.
 */
final class BundlePoller
        implements AutoCloseable
{
    private static final System.Logger LOG = System.getLogger(BundlePoller.class.getName());

    private final BundleClient client;
    private final BundleReader reader;
    private final BundleStore store;
    private final PolicyEngine engine;
    private final Duration interval;
    private final Thread thread = Thread.ofPlatform().name("bundle-poller").daemon().unstarted(this::run);
    private String problem = "";

    BundlePoller(BundleClient client, BundleReader reader, BundleStore store, PolicyEngine engine, Duration interval)
    {
        this.client = requireNonNull(client, "client is null");
        this.reader = requireNonNull(reader, "reader is null");
        this.store = requireNonNull(store, "store is null");
        this.engine = requireNonNull(engine, "engine is null");
        this.interval = requireNonNull(interval, "interval is null");
    }

    void start()
    {
        boot();
        thread.start();
    }

    private void boot()
    {
        try {
            Optional<byte[]> archive = store.load();
            if (archive.isPresent()) {
                activate(archive.get());
                LOG.log(INFO, "Booted from the stored bundle, revision {0}", engine.revision().orElseThrow());
            }
        }
        catch (BundleException | IOException e) {
            LOG.log(WARNING, "The stored bundle is not used: {0}", e.getMessage());
        }
    }

    private void run()
    {
        try {
            while (true) {
                poll();
                Thread.sleep(interval);
            }
        }
        catch (InterruptedException e) {
            LOG.log(INFO, "Stopped polling");
        }
    }

    private void poll()
            throws InterruptedException
    {
        try {
            Optional<byte[]> archive = client.fetch();
            if (archive.isPresent()) {
                activate(archive.get());
                LOG.log(INFO, "Activated the bundle of revision {0}", engine.revision().orElseThrow());
                store.save(archive.get());
            }
            problem = "";
        }
        catch (BundleException e) {
            report("The bundle is refused, the last good one stays: " + e.getMessage());
        }
        catch (IOException e) {
            report("No new bundle, the last good one stays: " + e.getMessage());
        }
        catch (RuntimeException e) {
            LOG.log(WARNING, "No new bundle, the last good one stays", e);
        }
    }

    private void activate(byte[] archive)
            throws BundleException
    {
        engine.activate(reader.read(archive));
    }

    /**
     * Says once what then repeats every interval.
     */
    private void report(String found)
    {
        if (!found.equals(problem)) {
            LOG.log(WARNING, found);
        }
        problem = found;
    }

    @Override
    public void close()
    {
        thread.interrupt();
        try {
            thread.join();
        }
        catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        client.close();
    }
}
