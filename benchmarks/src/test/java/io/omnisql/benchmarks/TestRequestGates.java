package io.omnisql.benchmarks;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The benchmark's gates, without its times.
 */
@Tag("engine")
final class TestRequestGates
{
    @Test
    void testGithub()
            throws Exception
    {
        check(new GithubService());
    }

    @Test
    void testSalesforce()
            throws Exception
    {
        check(new SalesforceService());
    }

    @Test
    void testJira()
            throws Exception
    {
        check(new JiraService());
    }

    private static void check(Service service)
            throws Exception
    {
        try (service; Engine engine = new Engine(List.of(service))) {
            RequestGates gates = new RequestGates(engine);
            List<RequestGates.Passage> passages = service.works().stream().map(work -> gates.check(service, work)).toList();
            assertThat(passages).allSatisfy(passage -> assertThat(passage.failure()).describedAs(passage.work().name()).isEmpty());
        }
    }
}
