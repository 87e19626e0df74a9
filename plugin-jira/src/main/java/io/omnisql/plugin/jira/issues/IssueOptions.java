package io.omnisql.plugin.jira.issues;

import io.omnisql.toolkit.adapter.RemoteQuery;
import io.omnisql.toolkit.adapter.SessionOption;

import java.util.List;

/**
 * What a session may allow searches to do.
 */
public final class IssueOptions
{
    private static final String ESTIMATED_COUNTS = "allow_estimated_counts";
    private static final String TEXT_SEARCH = "allow_text_search";

    private IssueOptions() {}

    public static List<SessionOption> all()
    {
        return List.of(
                SessionOption.flag(ESTIMATED_COUNTS, "Lets count(*) of issues take Jira's estimate, in one request, instead of the exact number", false),
                SessionOption.flag(TEXT_SEARCH, "Lets equality on text be searched for by words, which is faster and may miss rows whose words Jira does not index", false));
    }

    static boolean estimatesCounts(RemoteQuery query)
    {
        return query.option(ESTIMATED_COUNTS).filter(Boolean::parseBoolean).isPresent();
    }

    static boolean searchesText(RemoteQuery query)
    {
        return query.option(TEXT_SEARCH).filter(Boolean::parseBoolean).isPresent();
    }
}
