package io.omnisql.sandbox.jira.jql;

import io.omnisql.sandbox.jira.Scope;
import io.omnisql.sandbox.jira.data.Filter;
import io.omnisql.sandbox.jira.data.Issue;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Finds issues by Jira's query language.
 */
public final class JqlEngine
{
    private static final int MAX_SORTS = 7;

    private final Scope scope;
    private final JqlFields fields;
    private final Functions functions;

    public JqlEngine(Scope scope)
    {
        this.scope = scope;
        this.functions = new Functions(scope);
        this.fields = new JqlFields(scope, this::filter);
    }

    public JqlFields fields()
    {
        return fields;
    }

    /**
     * A search that is ready to find issues.
     *
     * @param order complete: no two issues are equal
     */
    public record Search(Predicate<Issue> condition, Comparator<Issue> order) {}

    /**
     * @throws JqlException when it has no condition
     */
    public Search bounded(String jql)
    {
        ParsedQuery query = Parser.parse(jql);
        if (query.where() == null) {
            throw new JqlException("Unbounded JQL queries are not allowed here. Please add a search restriction to your query.");
        }
        return search(query);
    }

    /**
     * Reads a search that may be empty, which finds all issues.
     */
    public Search any(String jql)
    {
        return search(Parser.parse(jql));
    }

    /**
     * @param values whether fields and values have to exist
     */
    public void check(String jql, boolean values)
    {
        ParsedQuery query = Parser.parse(jql);
        if (values) {
            search(query);
        }
    }

    private Search search(ParsedQuery query)
    {
        Predicate<Issue> condition = query.where() == null ? _ -> true : Compiler.compile(query.where(), fields, functions);
        return new Search(condition, order(query.order()));
    }

    /**
     * The matching issues that the caller may see, in order, from the index.
     */
    public List<Issue> find(Search search)
    {
        return find(search, scope.data().indexed(scope.now()));
    }

    public List<Issue> find(Search search, List<Issue> issues)
    {
        return issues.stream().filter(scope::sees).filter(search.condition()).sorted(search.order()).toList();
    }

    private Comparator<Issue> order(List<ParsedQuery.Sort> sorts)
    {
        if (sorts.size() > MAX_SORTS) {
            throw new JqlException("A maximum of %s fields can be used for sorting, but the query has %s.".formatted(MAX_SORTS, sorts.size()));
        }
        Comparator<Issue> order = null;
        Set<JqlField> seen = new HashSet<>();
        for (ParsedQuery.Sort sort : sorts) {
            JqlField field = fields.named(sort.field()).getFirst();
            if (!seen.add(field)) {
                throw new JqlException("The sort field '%s' is referenced multiple times in the JQL sort.".formatted(sort.field()));
            }
            Optional<Comparator<Issue>> ascending = field.order();
            if (ascending.isEmpty()) {
                throw new JqlException("Field '%s' does not support sorting.".formatted(sort.field()));
            }
            Comparator<Issue> next = sort.descending() ? ascending.get().reversed() : ascending.get();
            order = order == null ? next : order.thenComparing(next);
        }
        Comparator<Issue> newest = Comparator.comparing(Issue::id).reversed();
        return order == null ? newest : order.thenComparing(newest);
    }

    private Condition filter(Operand.Literal literal)
    {
        Filter filter = scope.catalog().filters().stream()
                .filter(candidate -> candidate.shared() || scope.user().filter(user -> user.accountId().equals(candidate.owner())).isPresent())
                .filter(candidate -> Long.toString(candidate.id()).equals(literal.text()) || candidate.name().equalsIgnoreCase(literal.text()))
                .findFirst()
                .orElseThrow(() -> new JqlException("The value '%s' does not exist for the field 'filter'.".formatted(literal.text())));
        return any(filter.jql()).condition()::test;
    }
}
