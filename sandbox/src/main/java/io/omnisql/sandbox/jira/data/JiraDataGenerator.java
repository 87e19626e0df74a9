package io.omnisql.sandbox.jira.data;

import java.util.List;

/**
 * Makes the rows of the demo sites; the same seed always gives the same rows.
 */
public final class JiraDataGenerator
{
    private JiraDataGenerator() {}

    public static JiraData acme(long seed)
    {
        return generate(ProjectPlan.ACME, People.acme(), seed);
    }

    public static JiraData globex(long seed)
    {
        return generate(ProjectPlan.GLOBEX, People.globex(), seed + 1);
    }

    private static JiraData generate(List<ProjectPlan> plans, List<User> users, long seed)
    {
        JiraData data = new JiraData(new CatalogGenerator(plans, users).generate());
        IssueGenerator issues = new IssueGenerator(data);
        long firstId = 10_001;
        for (ProjectPlan plan : plans) {
            issues.generate(plan, seed, firstId);
            firstId += plan.issues() * 2L + 1_000;
        }
        new ActivityGenerator(data, seed).generate();
        return data;
    }
}
