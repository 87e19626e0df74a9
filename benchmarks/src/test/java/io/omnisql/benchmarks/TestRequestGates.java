package io.omnisql.benchmarks;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.TestInstance.Lifecycle.PER_CLASS;

/**
 * The benchmark's gates, without its times.
 */
@Tag("engine")
@TestInstance(PER_CLASS)
final class TestRequestGates
{
    private final GithubService github = GithubService.platform();
    private final GithubService organization = GithubOrganization.service();
    private final GithubService large = LargeRepository.service();
    private final SalesforceService salesforce = new SalesforceService();
    private final JiraService jira = new JiraService();
    private Engine engine;

    @BeforeAll
    void start()
            throws Exception
    {
        engine = new Engine(List.of(github, organization, large, salesforce, jira));
    }

    @AfterAll
    void stop()
    {
        if (engine != null) {
            engine.close();
        }
        List.of(github, organization, large, salesforce, jira).forEach(Service::close);
    }

    @Test
    void testGithub()
    {
        check(github);
    }

    @Test
    void testOrganization()
    {
        check(organization);
    }

    @Test
    void testLargeRepository()
    {
        check(large);
    }

    @Test
    void testSalesforce()
    {
        check(salesforce);
    }

    @Test
    void testJira()
    {
        check(jira);
    }

    private void check(Service service)
    {
        RequestGates gates = new RequestGates(engine);
        assertThat(service.allWorks()).allSatisfy(work -> assertThat(gates.check(service, work).failure()).describedAs(work.name()).isEmpty());
    }

    @Test
    void testDashboard()
    {
        Dashboard dashboard = new Dashboard(engine, github);
        assertThat(dashboard.warm()).isZero();
        Dashboard.Cold cold = dashboard.cold();
        assertThat(cold.one()).isPositive();
        assertThat(cold.many()).isEqualTo(cold.one());
    }
}
