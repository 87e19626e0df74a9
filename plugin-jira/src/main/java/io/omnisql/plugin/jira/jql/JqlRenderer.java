package io.omnisql.plugin.jira.jql;

import io.omnisql.plugin.jira.jql.SiteValues.Existence;
import io.omnisql.plugin.jira.jql.SiteValues.Value;
import io.omnisql.toolkit.adapter.RemotePredicate;
import io.omnisql.toolkit.adapter.RemotePredicate.AllOf;
import io.omnisql.toolkit.adapter.RemotePredicate.AnyOf;
import io.omnisql.toolkit.adapter.RemotePredicate.Contains;
import io.omnisql.toolkit.adapter.RemotePredicate.Like;
import io.omnisql.toolkit.adapter.RemotePredicate.Values;
import io.omnisql.toolkit.adapter.RemoteQuery;
import io.omnisql.toolkit.adapter.RemoteRange;
import io.omnisql.toolkit.adapter.RemoteValue;
import io.omnisql.toolkit.adapter.ValueType.Kind;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

/**
 * Says predicates in JQL. It is given only such as {@link JqlVerdicts} allows.
 */
public final class JqlRenderer
{
    private final RemoteQuery query;
    private final SiteValues site;

    public JqlRenderer(RemoteQuery query, SiteValues site)
    {
        this.query = requireNonNull(query, "query is null");
        this.site = requireNonNull(site, "site is null");
    }

    public Condition all(List<RemotePredicate> predicates)
    {
        return Condition.all(predicates.stream().map(this::condition).toList());
    }

    private Condition condition(RemotePredicate predicate)
    {
        return switch (predicate) {
            case AnyOf any -> Condition.any(any.alternatives().stream().map(this::condition).toList());
            case AllOf all -> Condition.all(all.conjuncts().stream().map(this::condition).toList());
            case Contains contains -> checked(clause(contains.column()), List.of(contains.value()), clause -> in(clause, List.of(contains.value())));
            case Values values -> checked(clause(values.column()), values.discreteValues().orElse(List.of()), clause -> values(clause, values));
            case Like like -> throw new IllegalArgumentException("not searchable: " + like);
        };
    }

    /**
     * What cannot be said to the site, the engine does: only conditions that it checks again name such values.
     */
    private Condition checked(IssueClause clause, List<RemoteValue> values, Function<IssueClause, Condition> condition)
    {
        boolean isUnknown = clause.checked() && values.stream().anyMatch(value -> existence(clause, value) == Existence.UNKNOWN);
        return isUnknown ? Condition.ALWAYS : condition.apply(clause);
    }

    private Existence existence(IssueClause clause, RemoteValue value)
    {
        ClauseKind kind = clause.kind().orElseThrow();
        boolean isNumber = value.type().kind() == Kind.BIGINT;
        return site.existence(new Value(clause.clause(), literal(value), value.text(), kind == ClauseKind.USER, kind == ClauseKind.ISSUE || isNumber));
    }

    private IssueClause clause(String column)
    {
        IssueClause clause = IssueClause.of(query.column(column));
        checkArgument(clause.kind().isPresent(), "not searchable: %s", column);
        return clause;
    }

    private Condition values(IssueClause clause, Values values)
    {
        Condition empty = Condition.clause(clause.clause() + " IS EMPTY");
        if (values.isNull()) {
            return empty;
        }
        if (values.isNotNull()) {
            return Condition.clause(clause.clause() + " IS NOT EMPTY");
        }
        List<Condition> alternatives = new ArrayList<>();
        Optional<List<RemoteValue>> excluded = values.excludedValues();
        if (excluded.isPresent()) {
            alternatives.add(notIn(clause, excluded.get()));
        }
        else {
            // also a single point in time is a window
            boolean windows = clause.kind().orElseThrow() == ClauseKind.INSTANT;
            alternatives.add(in(clause, values.ranges().stream().filter(range -> range.isSingleValue() && !windows).map(range -> range.low().orElseThrow()).toList()));
            values.ranges().stream().filter(range -> !range.isSingleValue() || windows).map(range -> range(clause, range)).forEach(alternatives::add);
        }
        if (values.nullAllowed()) {
            alternatives.add(empty);
        }
        return Condition.any(alternatives);
    }

    private Condition in(IssueClause clause, List<RemoteValue> values)
    {
        if (clause.kind().orElseThrow() == ClauseKind.WORDS) {
            return Condition.any(values.stream().map(value -> Condition.clause(clause.clause() + " ~ " + JqlLiterals.phrase(value.text()).orElseThrow())).toList());
        }
        List<String> literals = literals(clause, values);
        return switch (literals.size()) {
            case 0 -> Condition.NEVER;
            case 1 -> Condition.clause(clause.clause() + " = " + literals.getFirst());
            default -> Condition.clause(clause.clause() + " IN (" + String.join(", ", literals) + ")");
        };
    }

    private Condition notIn(IssueClause clause, List<RemoteValue> values)
    {
        List<String> literals = literals(clause, values);
        return switch (literals.size()) {
            case 0 -> Condition.clause(clause.clause() + " IS NOT EMPTY");
            case 1 -> Condition.clause(clause.clause() + " != " + literals.getFirst());
            default -> Condition.clause(clause.clause() + " NOT IN (" + String.join(", ", literals) + ")");
        };
    }

    private List<String> literals(IssueClause clause, List<RemoteValue> values)
    {
        return values.stream()
                .flatMap(value -> clause.choice().isPresent()
                        ? site.choices(clause.choice().get(), clause.part(), value.text()).stream()
                        : Stream.of(value).filter(known -> !clause.checked() || existence(clause, known) != Existence.NO).map(JqlRenderer::literal))
                .distinct()
                .toList();
    }

    private static String literal(RemoteValue value)
    {
        return switch (value.type().kind()) {
            case VARCHAR -> JqlLiterals.text(value.text()).orElseThrow();
            case DATE -> JqlLiterals.date(value.asDate()).orElseThrow();
            case BIGINT, INTEGER -> JqlLiterals.id(value.asLong());
            case DOUBLE, DECIMAL -> JqlLiterals.number(value.asDecimal());
            default -> throw new IllegalArgumentException("no literal of JQL for " + value.type());
        };
    }

    private static Condition range(IssueClause clause, RemoteRange range)
    {
        if (clause.kind().orElseThrow() == ClauseKind.INSTANT) {
            return TimeWindows.within(clause.clause(), range, clause.zone());
        }
        List<Condition> bounds = new ArrayList<>();
        range.low().ifPresent(low -> bounds.add(Condition.clause(clause.clause() + (range.lowInclusive() ? " >= " : " > ") + bound(low))));
        range.high().ifPresent(high -> bounds.add(Condition.clause(clause.clause() + (range.highInclusive() ? " <= " : " < ") + bound(high))));
        return Condition.all(bounds);
    }

    private static String bound(RemoteValue value)
    {
        return value.type().kind() == Kind.DATE ? literal(value) : JqlLiterals.number(value.asDecimal());
    }
}
