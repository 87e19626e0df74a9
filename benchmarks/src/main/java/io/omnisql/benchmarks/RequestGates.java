package io.omnisql.benchmarks;

import io.omnisql.sandbox.http.LoggedRequest;
import io.trino.testing.MaterializedRow;

import java.util.List;
import java.util.Map;
import java.util.function.Function;

import static io.omnisql.benchmarks.Work.Check.NUMBER_OF_ROWS;
import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

/**
 * Does a piece of work once: right rows, and no more requests than it may take.
 */
final class RequestGates
{
    private final Engine engine;

    RequestGates(Engine engine)
    {
        this.engine = requireNonNull(engine, "engine is null");
    }

    /**
     * @param requests that were sent, in the order of their answers
     * @param failure empty when the gate is passed
     */
    record Passage(Work work, List<LoggedRequest> requests, String failure)
    {
        Passage
        {
            requests = List.copyOf(requests);
        }

        boolean passed()
        {
            return failure.isEmpty();
        }

        long bytes()
        {
            return requests.stream().mapToLong(LoggedRequest::bytes).sum();
        }
    }

    Passage check(Service service, Work work)
    {
        service.reset();
        List<MaterializedRow> rows = engine.query(service.name(), work.sql());
        List<LoggedRequest> requests = service.counted();
        List<MaterializedRow> expected = engine.memory(service, work.sql());
        if (requests.size() > work.mostRequests()) {
            return new Passage(work, requests, "%s requests, %s are allowed".formatted(requests.size(), work.mostRequests()));
        }
        boolean same = work.check() == NUMBER_OF_ROWS ? rows.size() == expected.size() : counts(rows).equals(counts(expected));
        return new Passage(work, requests, same ? "" : "wrong rows: %s rows where memory gives %s".formatted(rows.size(), expected.size()));
    }

    private static Map<MaterializedRow, Long> counts(List<MaterializedRow> rows)
    {
        return rows.stream().collect(groupingBy(Function.identity(), counting()));
    }
}
