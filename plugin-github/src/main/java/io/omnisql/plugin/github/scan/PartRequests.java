package io.omnisql.plugin.github.scan;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.omnisql.plugin.github.graphql.Argument;
import io.omnisql.toolkit.adapter.Fork;
import io.omnisql.toolkit.adapter.PageOutcome;
import io.omnisql.toolkit.adapter.PageRequest;
import io.omnisql.toolkit.adapter.RemoteQuery;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The requests that read a very long connection in parts side by side, and then what changed since before the parts were begun.
 */
interface PartRequests
{
    /**
     * Of fewer rows, parts would take more requests than they are worth.
     */
    long LEAST_ROWS = 2_000;
    /**
     * How long a change may take from the time that GitHub gives it until it is seen.
     */
    Duration LATE = Duration.ofSeconds(10);

    static PartRequests of(ConnectionSpec spec)
    {
        return spec.connection().states().isPresent() ? new StateRequests(spec) : new WindowRequests(spec);
    }

    /**
     * What is asked for beside a page's rows, from their parent.
     *
     * @param variables what the page has none of
     * @param state how the page's answer is known to tell it
     */
    record Beside(List<String> selections, List<String> captures, Map<String, Argument> variables, Map<String, String> state)
    {
        public Beside
        {
            selections = ImmutableList.copyOf(selections);
            captures = ImmutableList.copyOf(captures);
            variables = ImmutableMap.copyOf(variables);
            state = ImmutableMap.copyOf(state);
        }
    }

    /**
     * The column that tells rows apart which may be read twice; empty where a query is never read in parts.
     *
     * @param whole whether it wants all rows of the connection that its filters leave
     */
    Optional<GithubColumn> identity(RemoteQuery query, boolean whole);

    /**
     * What is to be asked for before a connection is read in parts; empty when it is too short.
     *
     * @param oldest when its oldest row was created
     */
    Optional<Beside> begin(Root root, RemoteQuery query, long total, PageSize size, Instant oldest, PageOutcome outcome);

    /**
     * What is to be asked for after an answer that does not tell enough; empty when nothing is.
     */
    Optional<Beside> more(Root root, RemoteQuery query, PageRequest previous, PageOutcome outcome);

    /**
     * The parts, after a page that tells where to cut; empty where parts would not be worth their requests.
     */
    Optional<Fork> fork(Root root, RemoteQuery query, PageRequest previous, PageOutcome outcome);

    /**
     * Whether a page reads parts, or what is read after them.
     */
    boolean isPart(PageRequest page);

    Optional<PageRequest> next(Root root, RemoteQuery query, PageRequest previous, PageOutcome outcome);

    /**
     * A part's page of fewer rows.
     */
    PageRequest page(Root root, RemoteQuery query, PageRequest failed, PageSize size);
}
