package io.omnisql.sandbox.http;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Decides which requests are to fail. Safe for use by several threads.
 */
public final class FaultInjector
{
    private final List<Fault> faults = new ArrayList<>();

    /**
     * Forgets all faults and takes these, in their order.
     */
    public synchronized void set(List<Fault> newFaults)
    {
        faults.clear();
        faults.addAll(newFaults);
    }

    public synchronized void add(Fault fault)
    {
        faults.add(fault);
    }

    /**
     * The faults that have not struck as often as they shall, with what is left of their counts.
     */
    public synchronized List<Fault> pending()
    {
        return List.copyOf(faults);
    }

    /**
     * Takes the first fault that strikes this request.
     */
    public synchronized Optional<Fault> take(String kind, SandboxRequest request)
    {
        if (faults.isEmpty()) {
            return Optional.empty();
        }
        String pathAndQuery = request.rawQuery().isEmpty() ? request.path() : request.path() + "?" + request.rawQuery();
        String body = new String(request.body(), StandardCharsets.UTF_8);
        for (int i = 0; i < faults.size(); i++) {
            Fault fault = faults.get(i);
            if (!fault.matches(kind, pathAndQuery, body)) {
                continue;
            }
            if (fault.skip() > 0) {
                faults.set(i, fault.after(fault.skip() - 1));
                continue;
            }
            if (fault.times() > 1) {
                faults.set(i, fault.times(fault.times() - 1));
            }
            else {
                faults.remove(i);
            }
            return Optional.of(fault);
        }
        return Optional.empty();
    }
}
