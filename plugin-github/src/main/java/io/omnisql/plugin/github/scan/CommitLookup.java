package io.omnisql.plugin.github.scan;

import com.google.common.collect.ImmutableMap;
import io.omnisql.plugin.github.graphql.Argument;
import io.omnisql.plugin.github.graphql.GraphqlRequests;
import io.omnisql.toolkit.adapter.ColumnDefinition;
import io.omnisql.toolkit.adapter.PageOutcome;
import io.omnisql.toolkit.adapter.PageRequest;
import io.omnisql.toolkit.adapter.RemotePredicate.Values;
import io.omnisql.toolkit.adapter.RemoteQuery;
import io.omnisql.toolkit.adapter.RemoteRange;
import io.omnisql.toolkit.adapter.RemoteValue;
import io.omnisql.toolkit.adapter.RowFilter;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import static io.omnisql.toolkit.adapter.ColumnDefinition.column;
import static io.omnisql.toolkit.adapter.ValueType.BIGINT;
import static java.util.Objects.requireNonNull;

/**
 * Looks commits up by hash. GitHub finds those of other branches, too, so each is compared with the default branch: one that is not ahead
 * of the branch is in its history.
 */
record CommitLookup(ConnectionSpec spec)
{
    private static final String ROW = "/data/*";
    private static final String OBJECT = ROW + "/object";
    private static final String AHEAD = ROW + "/defaultBranchRef/compare/aheadBy";
    private static final ColumnDefinition AHEAD_BY = column("$ahead_by", BIGINT, "^" + AHEAD, "");

    CommitLookup
    {
        requireNonNull(spec, "spec is null");
    }

    PageRequest page(Root root, RemoteQuery query, KeyLookup lookup, int batch)
    {
        Map<String, Argument> variables = new LinkedHashMap<>(root.variables());
        String fields = String.join(" ", spec.selection(query, root.constants().keySet()));
        StringBuilder rows = new StringBuilder();
        int index = 0;
        for (RemoteValue hash : lookup.batch(batch)) {
            String object = "key" + index;
            String head = "head" + index;
            index++;
            variables.put(object, new Argument(lookup.key().type(), hash.text()));
            variables.put(head, new Argument("String!", hash.text()));
            rows.append("%s: %s { defaultBranchRef { compare(headRef: $%s) { aheadBy } } object(oid: $%s) { ... on Commit { hash: oid %s } } } ".formatted(object, root.field(), head, object, fields));
        }
        PageRequest page = new PageRequest(
                GraphqlRequests.query(variables, "{ " + root.field() + " { " + root.identity() + " } " + rows + "}").withHeaders(Leniency.headers(query)),
                OBJECT,
                List.of(OBJECT + "/hash", AHEAD),
                root.constants(),
                root.expected(),
                Map.of());
        return page.keeping(new RowFilter(List.of(new Values(AHEAD_BY.name(), List.of(RemoteRange.equal(RemoteValue.of(0))), false)), List.of(AHEAD_BY)));
    }

    /**
     * The hashes of commits of which GitHub does not say how they stand to the branch.
     */
    static List<String> undecided(PageOutcome outcome)
    {
        List<String> hashes = outcome.lists().getOrDefault(OBJECT + "/hash", List.of());
        List<String> ahead = outcome.lists().getOrDefault(AHEAD, List.of());
        List<String> undecided = new ArrayList<>();
        for (int i = 0; i < hashes.size(); i++) {
            if (!hashes.get(i).isEmpty() && ahead.get(i).isEmpty()) {
                undecided.add(hashes.get(i));
            }
        }
        return undecided;
    }

    /**
     * A page of the whole history, of which only some commits are looked for.
     *
     * @param hashes theirs, separated by commas
     */
    static PageRequest looking(PageRequest page, ColumnDefinition hash, String state, String hashes)
    {
        List<RemoteRange> wanted = List.of(hashes.split(",")).stream().sorted().map(RemoteValue::of).map(RemoteRange::equal).toList();
        return page.withState(ImmutableMap.<String, String>builder().putAll(page.state()).put(state, hashes).buildOrThrow())
                .keeping(new RowFilter(List.of(new Values(hash.name(), wanted, false)), List.of(hash)));
    }
}
