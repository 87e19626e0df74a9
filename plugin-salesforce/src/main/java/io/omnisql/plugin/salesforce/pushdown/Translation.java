package io.omnisql.plugin.salesforce.pushdown;

import io.omnisql.plugin.salesforce.soql.Condition;
import io.omnisql.toolkit.adapter.Verdict;

import java.util.List;

import static io.omnisql.toolkit.adapter.Verdict.EXACT;
import static io.omnisql.toolkit.adapter.Verdict.NEVER;
import static io.omnisql.toolkit.adapter.Verdict.SUPERSET;
import static java.util.Objects.requireNonNull;

/**
 * A condition, and how it relates to the predicate it stands for.
 */
public record Translation(Condition condition, Verdict verdict)
{
    /**
     * Of a predicate that SOQL cannot say.
     */
    static final Translation NONE = new Translation(Condition.TRUE, NEVER);

    public Translation
    {
        requireNonNull(condition, "condition is null");
        requireNonNull(verdict, "verdict is null");
    }

    static Translation exact(Condition condition)
    {
        return new Translation(condition, EXACT);
    }

    static Translation superset(Condition condition)
    {
        return new Translation(condition, SUPERSET);
    }

    static Translation or(List<Translation> alternatives)
    {
        return new Translation(
                Condition.or(alternatives.stream().map(Translation::condition).toList()),
                alternatives.stream().map(Translation::verdict).reduce(EXACT, Verdict::weaker));
    }
}
