package io.omnisql.plugin.github.scan;

import com.google.common.collect.ImmutableMap;
import io.omnisql.plugin.github.scan.RestSpec.Trait;
import io.omnisql.toolkit.adapter.PageOutcome;
import io.omnisql.toolkit.adapter.PageRequest;
import io.omnisql.toolkit.adapter.RemotePartition;
import io.omnisql.toolkit.adapter.RemoteQuery;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import static java.util.Locale.ROOT;

/**
 * Rows of the one repository that a query names, whose addresses tell how GitHub spells the name, so that it is not asked for first. Where
 * GitHub has no such list, or the addresses do not tell, the name is asked for then, and the list is read again.
 */
final class AddressedRows
{
    static final String ANSWER = "/answer";
    /**
     * The owner as GitHub spells it.
     */
    static final String OWNER = "/owner";
    /**
     * The owner whatever its case, and the repository as GitHub spells it.
     */
    static final String REPOSITORY = "/repository";
    /**
     * Why the answer does not tell whose it is; empty where its rows do not.
     */
    static final String UNDECIDED = "/undecided";
    /**
     * Where the first row stands in an answer.
     */
    static final String FIRST_ROW = "first-row";

    private static final String NOT_FOUND = "Not Found";
    private static final String ADDRESSED = "addressed";
    private static final String NAMES = "names";
    private static final String SPELLED = "spelled";
    private static final String LOGIN = "/data/repositoryOwner/login";
    private static final String NAME = "/data/repositoryOwner/name0/name";

    private AddressedRows() {}

    static RemotePartition addressed(RemotePartition partition)
    {
        return new RemotePartition(partition.description(), ImmutableMap.<String, String>builder().putAll(partition.parameters()).put(ADDRESSED, "").buildOrThrow());
    }

    static boolean isAddressed(RemotePartition partition)
    {
        return partition.parameters().containsKey(ADDRESSED);
    }

    static String repository(String owner, String name)
    {
        return owner.toLowerCase(ROOT) + "/" + name;
    }

    /**
     * The page that has rows only where they are of the partition's repository.
     */
    static PageRequest page(RestSpec spec, RemoteQuery query, RemotePartition partition, PageRequest page)
    {
        if (!isAddressed(partition)) {
            return page;
        }
        Parent parent = Parent.of(partition);
        Map<String, String> constants = new LinkedHashMap<>(page.constants());
        Map<String, String> expected = new LinkedHashMap<>(Map.of(REPOSITORY, repository(parent.owner(), parent.repository().orElseThrow())));
        Map<String, String> pointers = new LinkedHashMap<>(page.pointers());
        spec.columns().stream()
                .map(RestColumn::definition)
                .filter(column -> column.pointer().startsWith("^"))
                .forEach(column -> pointers.put(column.name(), "^" + ANSWER + column.pointer().substring(1)));
        if (parent.ownerSpelled()) {
            expected.put(OWNER, parent.owner());
        }
        else {
            constants.remove(ParentScope.OWNER);
            pointers.put(ParentScope.OWNER, "^" + OWNER);
        }
        List<String> captures = Stream.concat(page.captures().stream().map(pointer -> ANSWER + pointer), Stream.of(UNDECIDED)).toList();
        Map<String, String> state = ImmutableMap.<String, String>builder().putAll(page.state()).put(FIRST_ROW, spec.firstRow(query)).buildOrThrow();
        return new PageRequest(page.request(), ANSWER + page.rows(), captures, constants, expected, pointers, state, Optional.of(AddressedList.NAME), page.keep());
    }

    /**
     * Where a pointer of the list leads in the partition's answers.
     */
    static String pointer(RemotePartition partition, String pointer)
    {
        return isAddressed(partition) ? ANSWER + pointer : pointer;
    }

    /**
     * The request for the name, where an answer does not tell it; empty where it does, or where there are no rows whatever the name.
     */
    static Optional<PageRequest> names(RestSpec spec, RemoteQuery query, RemotePartition partition, PageRequest previous, PageOutcome outcome)
    {
        return Optional.ofNullable(outcome.captured().get(UNDECIDED))
                .filter(reason -> reason.isEmpty() || !isAbsence(spec, query, reason))
                .map(_ -> {
                    Parent parent = Parent.of(partition);
                    Map<String, String> state = new LinkedHashMap<>(previous.state());
                    state.put(NAMES, "");
                    return new PageRequest(ParentNames.request(parent.owner(), List.of(parent.repository().orElseThrow())), "/data/none", List.of(LOGIN, NAME), Map.of()).withState(state);
                });
    }

    /**
     * Whether an answer tells whose it is.
     */
    static boolean isDecided(PageOutcome outcome)
    {
        return !outcome.captured().containsKey(UNDECIDED);
    }

    /**
     * Whether a refusal says that a repository that may be there has no rows.
     */
    private static boolean isAbsence(RestSpec spec, RemoteQuery query, String reason)
    {
        return spec.items().isPresent() || spec.named(query).isPresent() || Leniency.isForbiddenEmpty(query) || (spec.is(Trait.SWITCHABLE) && !reason.equals(NOT_FOUND));
    }

    static boolean isNames(PageRequest page)
    {
        return page.state().containsKey(NAMES);
    }

    /**
     * The partition as GitHub was asked to spell it; empty when it has no such repository.
     */
    static Optional<RemotePartition> spelled(RemotePartition partition, PageOutcome names)
    {
        Parent parent = Parent.of(partition);
        return Optional.ofNullable(names.captured().get(LOGIN))
                .filter(login -> parent.ownerSpelled() ? login.equals(parent.owner()) : login.equalsIgnoreCase(parent.owner()))
                .filter(_ -> parent.repository().equals(Optional.ofNullable(names.captured().get(NAME))))
                .map(login -> spelled(partition, login));
    }

    private static RemotePartition spelled(RemotePartition partition, String login)
    {
        Map<String, String> parameters = new LinkedHashMap<>(partition.parameters());
        parameters.remove(ADDRESSED);
        parameters.putAll(new Parent(login, true, Parent.of(partition).repository()).partition(0).parameters());
        return new RemotePartition(partition.description(), parameters);
    }

    /**
     * The partition as the page read it.
     */
    static RemotePartition of(RemotePartition partition, PageRequest page)
    {
        return Optional.ofNullable(page.state().get(SPELLED)).map(login -> spelled(partition, login)).orElse(partition);
    }

    /**
     * A page of a partition that may be another one than the query's.
     */
    static PageRequest reading(RemotePartition partition, RemotePartition ofQuery, PageRequest page)
    {
        if (partition.equals(ofQuery)) {
            return page;
        }
        return page.withState(ImmutableMap.<String, String>builder().putAll(page.state()).put(SPELLED, Parent.of(partition).owner()).buildOrThrow());
    }
}
