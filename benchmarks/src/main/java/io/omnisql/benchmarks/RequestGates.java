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
     * @param missed by how much a target that is no gate was missed, empty when it was not
     */
    record Passage(Work work, List<LoggedRequest> requests, String failure, String missed)
    {
        Passage
        {
            requests = List.copyOf(requests);
        }

        String verdict()
        {
            return passed() ? missed.isEmpty() ? "✓" : "target missed: " + missed : failure;
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
        List<MaterializedRow> rows;
        try {
            rows = engine.query(service.name(), work.sql());
        }
        catch (RuntimeException e) {
            return new Passage(work, service.counted(), "failed: " + e.getMessage(), "");
        }
        List<LoggedRequest> requests = service.counted();
        List<MaterializedRow> expected = engine.memory(service, work.sql());
        boolean same = work.check() == NUMBER_OF_ROWS ? rows.size() == expected.size() : counts(rows).equals(counts(expected));
        if (!same) {
            return new Passage(work, requests, "wrong rows: %s rows where memory gives %s".formatted(rows.size(), expected.size()), "");
        }
        String excess = excess(work, requests);
        return work.gate() ? new Passage(work, requests, excess, "") : new Passage(work, requests, "", excess);
    }

    private static String excess(Work work, List<LoggedRequest> requests)
    {
        if (requests.size() > work.mostRequests()) {
            return "%s requests, at most %s".formatted(requests.size(), work.mostRequests());
        }
        long bytes = requests.stream().mapToLong(LoggedRequest::bytes).sum();
        if (bytes > work.mostBytes()) {
            return "%s bytes, at most %s".formatted(bytes, work.mostBytes());
        }
        return work.unasked().stream()
                .filter(name -> requests.stream().anyMatch(request -> names(request, name)))
                .findFirst()
                .map("'%s' was asked for"::formatted)
                .orElse("");
    }

    private static boolean names(LoggedRequest request, String name)
    {
        return request.path().contains("/" + name) || (request.graphql() != null && (request.graphql().query() + request.graphql().variables()).contains("\"%s\"".formatted(name)));
    }

    private static Map<MaterializedRow, Long> counts(List<MaterializedRow> rows)
    {
        return rows.stream().collect(groupingBy(Function.identity(), counting()));
    }
}
