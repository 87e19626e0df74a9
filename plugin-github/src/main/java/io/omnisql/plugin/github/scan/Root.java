package io.omnisql.plugin.github.scan;

import com.google.common.collect.ImmutableMap;
import io.omnisql.plugin.github.graphql.Argument;

import java.util.List;
import java.util.Map;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;

/**
 * A parent in GraphQL. GitHub looks names up whatever the case of their letters, so an answer repeats them and is checked.
 *
 * @param pointer where it stands in the answer
 * @param field the field that looks it up, with its arguments
 * @param identity the fields that repeat its names
 * @param variables its variables
 * @param expected the names that the answer must hold, by pointer
 * @param constants columns whose value it fixes
 */
record Root(String pointer, String field, String identity, Map<String, Argument> variables, Map<String, String> expected, Map<String, String> constants)
{
    Root
    {
        requireNonNull(pointer, "pointer is null");
        requireNonNull(field, "field is null");
        requireNonNull(identity, "identity is null");
        variables = ImmutableMap.copyOf(variables);
        expected = ImmutableMap.copyOf(expected);
        constants = ImmutableMap.copyOf(constants);
    }

    static Root of(Parent parent)
    {
        return parent.repository()
                .map(repository -> repository(parent, repository))
                .orElseGet(() -> owner(parent));
    }

    /**
     * The parent of rows that are counted by names: an answer repeats those, too, and is checked.
     */
    Root counting(List<Spelling> spellings)
    {
        ImmutableMap.Builder<String, Argument> variables = ImmutableMap.builder();
        ImmutableMap.Builder<String, String> expected = ImmutableMap.builder();
        variables.putAll(this.variables);
        expected.putAll(this.expected);
        spellings.forEach(spelling -> {
            variables.put(spelling.name(), spelling.variable());
            expected.put((spelling.ofParent() ? pointer : "/data") + spelling.pointer(), spelling.value());
        });
        String names = spellings.stream().filter(Spelling::ofParent).map(spelling -> " " + spelling.select()).collect(joining());
        return new Root(pointer, field, identity + names, variables.buildOrThrow(), expected.buildOrThrow(), constants);
    }

    private static Root repository(Parent parent, String repository)
    {
        ImmutableMap.Builder<String, String> expected = ImmutableMap.builder();
        ImmutableMap.Builder<String, String> constants = ImmutableMap.builder();
        expected.put("/data/repository/name", repository);
        constants.put(ParentScope.REPOSITORY, repository);
        if (parent.ownerSpelled()) {
            expected.put("/data/repository/owner/login", parent.owner());
            constants.put(ParentScope.OWNER, parent.owner());
        }
        return new Root(
                "/data/repository",
                "repository(owner: $owner, name: $name, followRenames: false)",
                "name owner { login }",
                ImmutableMap.of("owner", new Argument("String!", parent.owner()), "name", new Argument("String!", repository)),
                expected.buildOrThrow(),
                constants.buildOrThrow());
    }

    private static Root owner(Parent parent)
    {
        return new Root(
                "/data/repositoryOwner",
                "repositoryOwner(login: $owner)",
                "login",
                ImmutableMap.of("owner", new Argument("String!", parent.owner())),
                parent.ownerSpelled() ? ImmutableMap.of("/data/repositoryOwner/login", parent.owner()) : ImmutableMap.of(),
                parent.ownerSpelled() ? ImmutableMap.of(ParentScope.OWNER, parent.owner()) : ImmutableMap.of());
    }
}
