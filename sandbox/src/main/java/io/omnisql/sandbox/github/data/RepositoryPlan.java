package io.omnisql.sandbox.github.data;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What the generator is asked to make of one repository.
 *
 * @param index position among all repositories; ids follow from it
 * @param formerName null when it was never renamed
 * @param parent full name of the repository it was forked from, null when it is no fork
 */
record RepositoryPlan(
        int index,
        String owner,
        String name,
        String formerName,
        String description,
        boolean isPrivate,
        String parent,
        boolean archived,
        String language,
        int openIssues,
        int closedIssues,
        int pullRequests)
{
    static final Instant DATA_END = Instant.parse("2026-06-30T18:00:00Z");

    private static final String FORK = "initech/report-kit";

    static List<RepositoryPlan> all()
    {
        return List.of(
                // parents come before their forks
                new RepositoryPlan(0, "initech", "report-kit", null, "Cover sheets for reports", false, null, false, "Java", 45, 60, 20),
                new RepositoryPlan(1, "initech", "tps", null, null, true, null, false, "C#", 80, 40, 15),
                new RepositoryPlan(2, "initech", "website", null, "initech.example", false, null, false, "TypeScript", 20, 30, 12),
                new RepositoryPlan(3, "acme", "platform", null, "The platform 🚀", true, null, false, "Java", 3000, 1500, 600),
                new RepositoryPlan(4, "acme", "website", null, "acme.example, the \"new\" one", true, null, false, "TypeScript", 110, 70, 40),
                new RepositoryPlan(5, "acme", "mobile-app", null, "iOS and Android", true, null, false, "Kotlin", 140, 100, 60),
                new RepositoryPlan(6, "acme", "billing", null, null, true, null, false, "Go", 60, 60, 30),
                new RepositoryPlan(7, "acme", "docs", null, "Public documentation", false, null, false, "MDX", 50, 40, 25),
                new RepositoryPlan(8, "acme", "design-system", "ui-kit", "Buttons & friends", false, null, false, "TypeScript", 30, 40, 20),
                new RepositoryPlan(9, "acme", "legacy-portal", null, "Retired, see acme/website", false, null, true, "PHP", 10, 30, 10),
                new RepositoryPlan(10, "acme", "report-kit", null, "Our fork", false, FORK, false, "Java", 0, 0, 6),
                new RepositoryPlan(11, "acme", "scratch", null, null, true, null, false, null, 0, 0, 0),
                new RepositoryPlan(12, "globex", "platform", null, "Globex's own platform", true, null, false, "Rust", 220, 160, 80),
                new RepositoryPlan(13, "globex", "website", null, "globex.example", false, null, false, "TypeScript", 75, 45, 30),
                new RepositoryPlan(14, "globex", "reactor-control", null, "Do not merge on Fridays", true, null, false, "C++", 150, 90, 40),
                new RepositoryPlan(15, "globex", "docs", null, "Handbook", false, null, false, "MDX", 35, 25, 15),
                new RepositoryPlan(16, "globex", "field-app", "field-tablet", null, true, null, false, "Dart", 40, 30, 20),
                new RepositoryPlan(17, "globex", "old-intranet", null, "Archived in 2025", true, null, true, "Perl", 5, 25, 5),
                new RepositoryPlan(18, "globex", "playground", null, "Nothing here yet", false, null, false, null, 0, 0, 0),
                new RepositoryPlan(19, "MonaHart", "dotfiles", null, "Shell, editor, prompt", false, null, false, "Shell", 6, 4, 3));
    }

    /**
     * A repository beyond the others, of which long lists, page caps and the commits that GitHub does not show can be tried.
     */
    static RepositoryPlan large(int issues)
    {
        return new RepositoryPlan(all().size(), "acme", "monolith", null, "Everything, in one repository", true, null, false, "Java", 5_000, issues - 5_000, 1_000);
    }

    boolean isLarge()
    {
        return total() >= 10_000;
    }

    int total()
    {
        return openIssues + closedIssues + pullRequests;
    }

    /**
     * How many workflow runs; what a filter finds in the largest repository does not fit into the 1,000 that are shown.
     */
    int runs()
    {
        return total() > 4_000 ? 2_400 : total() / 3;
    }

    /**
     * How many comments a conversation has at most, but for a few long ones.
     */
    int mostComments()
    {
        return isLarge() ? 7 : 4;
    }

    /**
     * How many discussions; zero where they are off.
     */
    int discussions()
    {
        return switch (name) {
            case "docs" -> 130;
            case "website" -> 12;
            default -> 0;
        };
    }

    boolean isEmpty()
    {
        return language == null;
    }

    Optional<String> parentName()
    {
        return Optional.ofNullable(parent);
    }
}
