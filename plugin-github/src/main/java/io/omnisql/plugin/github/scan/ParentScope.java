package io.omnisql.plugin.github.scan;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Lists;
import io.omnisql.plugin.github.graphql.GraphqlLiterals;
import io.omnisql.toolkit.adapter.ConnectionInfo;
import io.omnisql.toolkit.adapter.RemoteFilter;
import io.omnisql.toolkit.adapter.RemotePredicate.ColumnPredicate;
import io.omnisql.toolkit.adapter.RemotePredicate.Values;
import io.omnisql.toolkit.adapter.RemoteQuery;
import io.omnisql.toolkit.adapter.RemoteReader;
import io.omnisql.toolkit.adapter.RemoteValue;
import io.omnisql.toolkit.adapter.ResponseClassifier.Kind;
import io.omnisql.toolkit.adapter.ScanException;
import io.omnisql.toolkit.types.Predicates;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static java.util.Locale.ROOT;
import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;

/**
 * The parents that a query is about: the connection's owners or their repositories, narrowed by the query's filters on them.
 *
 * @param owners logins to ask for
 * @param ownersSpelled whether the query spells them, and not the connection
 * @param repositories the names that the query fixes, empty when it fixes none; without meaning when the parents are owners
 * @param level what the parents are
 * @param predicates the filters that choose parents
 */
record ParentScope(List<String> owners, boolean ownersSpelled, Optional<List<String>> repositories, ParentLevel level, List<ColumnPredicate> predicates)
{
    static final String OWNER = "owner";
    static final String REPOSITORY = "repository";

    private static final Pattern POSSIBLE_OWNER = Pattern.compile("[A-Za-z0-9_-]{1,100}");
    private static final Pattern POSSIBLE_REPOSITORY = Pattern.compile("(?!\\.{1,2}$)[A-Za-z0-9._-]{1,100}");

    ParentScope
    {
        owners = List.copyOf(owners);
        requireNonNull(repositories, "repositories is null");
        requireNonNull(level, "level is null");
        predicates = List.copyOf(predicates);
    }

    static ParentScope of(ParentLevel level, ConnectionInfo connection, RemoteQuery query)
    {
        List<ColumnPredicate> predicates = query.filters().stream()
                .map(RemoteFilter::columnPredicate)
                .filter(predicate -> level.columns().contains(predicate.column()))
                .collect(toImmutableList());
        List<String> configured = Owners.of(connection);
        Optional<List<String>> named = fixed(OWNER, predicates)
                .map(names -> names.stream()
                        .filter(name -> POSSIBLE_OWNER.matcher(name).matches())
                        .filter(name -> configured.isEmpty() || configured.stream().anyMatch(name::equalsIgnoreCase))
                        .collect(toImmutableList()));
        Optional<List<String>> repositories = fixed(REPOSITORY, predicates)
                .map(names -> names.stream()
                        .filter(name -> POSSIBLE_REPOSITORY.matcher(name).matches())
                        .collect(toImmutableList()));
        return new ParentScope(named.orElse(configured), named.isPresent(), repositories, level, predicates);
    }

    private static Optional<List<String>> fixed(String column, List<ColumnPredicate> predicates)
    {
        List<Values> own = predicates.stream()
                .filter(predicate -> predicate.column().equals(column))
                .map(Values.class::cast)
                .toList();
        if (own.stream().anyMatch(values -> values.ranges().isEmpty())) {
            return Optional.of(List.of());
        }
        return own.stream()
                .flatMap(values -> values.discreteValues().stream())
                .findFirst()
                .map(values -> values.stream()
                        .filter(value -> own.stream().allMatch(predicate -> Predicates.matches(predicate, value)))
                        .map(RemoteValue::text)
                        .collect(toImmutableList()));
    }

    /**
     * Whether no parent can match.
     */
    private boolean isEmpty()
    {
        return (ownersSpelled && owners.isEmpty()) || repositories.filter(List::isEmpty).isPresent();
    }

    /**
     * Whether the parents are known without asking GitHub for a list.
     */
    boolean isFixed()
    {
        boolean ownersKnown = !owners.isEmpty() && (ownersSpelled || predicates.stream().noneMatch(predicate -> predicate.column().equals(OWNER)));
        return ownersKnown && (level == ParentLevel.OWNERS || repositories.isPresent());
    }

    /**
     * The one repository that is meant, by a name that can be asked for; empty when it is not a single one.
     */
    Optional<Parent> single()
    {
        boolean single = level == ParentLevel.REPOSITORIES && isFixed() && owners.size() == 1 && repositories.orElseThrow().size() == 1;
        return single && POSSIBLE_OWNER.matcher(owners.getFirst()).matches()
                ? Optional.of(new Parent(owners.getFirst(), ownersSpelled, Optional.of(repositories.orElseThrow().getFirst())))
                : Optional.empty();
    }

    /**
     * How many chains of pages the parents need at least; where they are listed, each list counts for one.
     */
    int leastChains()
    {
        if (isEmpty()) {
            return 0;
        }
        return Math.max(1, owners.size()) * (isFixed() && level == ParentLevel.REPOSITORIES ? repositories.orElseThrow().size() : 1);
    }

    /**
     * The parents, listed where they are not fixed.
     *
     * @throws ScanException when it is unknown whose repositories are meant
     */
    List<Parent> parents(RemoteReader reader)
    {
        checkOwners();
        ImmutableList.Builder<Parent> parents = ImmutableList.builder();
        Set<String> listed = new HashSet<>();
        for (String owner : owners) {
            if (!isFixed()) {
                // GitHub lists an owner's repositories whatever the case of its letters
                if (!listed.add(owner.toLowerCase(ROOT))) {
                    continue;
                }
                RepositoryListing.read(owner, reader).stream()
                        .filter(name -> matches(name.owner(), name.name()))
                        .forEach(name -> parents.add(new Parent(name.owner(), true, Optional.of(name.name()))));
            }
            else if (level == ParentLevel.OWNERS) {
                parents.add(new Parent(owner, ownersSpelled, Optional.empty()));
            }
            else {
                repositories.orElseThrow().forEach(name -> parents.add(new Parent(owner, ownersSpelled, Optional.of(name))));
            }
        }
        return parents.build();
    }

    /**
     * The parents as GitHub spells them, asked for where a query or the connection spells them; of owners only the organizations.
     *
     * @throws ScanException when it is unknown whose repositories are meant
     */
    List<Parent> spelledParents(RemoteReader reader)
    {
        if (!isFixed()) {
            return parents(reader);
        }
        Set<Parent> parents = new LinkedHashSet<>();
        for (String owner : owners) {
            if (level == ParentLevel.OWNERS) {
                ParentNames.organization(owner, reader)
                        .filter(login -> matches(login, ""))
                        .ifPresent(login -> parents.add(new Parent(login, true, Optional.empty())));
            }
            else {
                ParentNames.repositories(owner, repositories.orElseThrow(), reader).stream()
                        .filter(name -> matches(name.owner(), name.name()))
                        .forEach(name -> parents.add(new Parent(name.owner(), true, Optional.of(name.name()))));
            }
        }
        return List.copyOf(parents);
    }

    /**
     * Whether the owners' repositories are meant as far as the predicates leave them, and not some that are known by name.
     */
    boolean isOfWholeOwners()
    {
        return level == ParentLevel.REPOSITORIES && repositories.isEmpty();
    }

    /**
     * Several repositories that are known by name, each once whatever its case, in batches; none when they are fewer, or unknown.
     */
    List<List<String>> batchesOfNames()
    {
        if (level != ParentLevel.REPOSITORIES || !isFixed() || repositories.orElseThrow().size() <= 1) {
            return List.of();
        }
        Set<String> seen = new HashSet<>();
        return Lists.partition(repositories.orElseThrow().stream().filter(name -> seen.add(name.toLowerCase(ROOT))).toList(), ParentNames.BATCH_SIZE);
    }

    /**
     * The owners in place of their repositories.
     */
    List<Parent> wholeOwners()
    {
        checkOwners();
        return owners.stream().map(owner -> new Parent(owner, ownersSpelled, Optional.empty())).toList();
    }

    /**
     * The scope's part that belongs to one of its owners.
     */
    ParentScope of(Parent owner)
    {
        return new ParentScope(List.of(owner.owner()), ownersSpelled, repositories, level, predicates);
    }

    private void checkOwners()
    {
        if (owners.isEmpty() && !ownersSpelled) {
            throw new ScanException(Kind.FILTER_REQUIRED, "It is not known whose repositories are meant: set the connection's property owners, or add WHERE owner = '...' to the query");
        }
    }

    private boolean matches(String owner, String repository)
    {
        return predicates.stream().allMatch(predicate -> Predicates.matches(predicate, RemoteValue.of(predicate.column().equals(OWNER) ? owner : repository)));
    }

    /**
     * The parents in GraphQL, for EXPLAIN.
     */
    String explain()
    {
        String owner = owners.isEmpty() ? "?" : alternatives(owners);
        if (level == ParentLevel.OWNERS) {
            return "repositoryOwner(login: " + owner + ")";
        }
        return "repository(owner: " + owner + ", name: " + repositories.map(ParentScope::alternatives).orElse("each") + ")";
    }

    /**
     * The owners in a path, for EXPLAIN.
     */
    String describeOwners()
    {
        return owners.isEmpty() ? "?" : String.join("|", owners);
    }

    /**
     * The repositories in a path, for EXPLAIN.
     */
    String describeRepositories()
    {
        return repositories.map(names -> String.join("|", names)).orElse("{each}");
    }

    private static String alternatives(List<String> values)
    {
        return values.stream().map(GraphqlLiterals::quoted).collect(joining(" | "));
    }
}
