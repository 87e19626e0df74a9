package io.omnisql.sandbox.github.graphql;

import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.TypeRuntimeWiring;
import io.omnisql.sandbox.github.Scope;

import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * The fields of one or more GraphQL types that are backed by the same class.
 */
final class TypeFields<S>
{
    private final RuntimeWiring.Builder wiring;
    private final String[] types;

    private TypeFields(RuntimeWiring.Builder wiring, String... types)
    {
        this.wiring = wiring;
        this.types = types;
    }

    /**
     * @param source the class of the backing objects
     */
    static <S> TypeFields<S> of(RuntimeWiring.Builder wiring, Class<S> source, String... types)
    {
        return new TypeFields<>(wiring, types);
    }

    TypeFields<S> field(String name, Function<S, Object> value)
    {
        return fetch(name, environment -> value.apply(environment.getSource()));
    }

    /**
     * A field that depends on who asks.
     */
    TypeFields<S> scoped(String name, BiFunction<S, Scope, Object> value)
    {
        return fetch(name, environment -> value.apply(environment.getSource(), scope(environment)));
    }

    TypeFields<S> fetch(String name, DataFetcher<?> fetcher)
    {
        for (String type : types) {
            wiring.type(TypeRuntimeWiring.newTypeWiring(type).dataFetcher(name, fetcher));
        }
        return this;
    }

    static Scope scope(DataFetchingEnvironment environment)
    {
        return environment.getGraphQlContext().get(Scope.class);
    }
}
