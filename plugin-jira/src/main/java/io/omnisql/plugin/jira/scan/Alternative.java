package io.omnisql.plugin.jira.scan;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.omnisql.toolkit.adapter.RemotePredicate.Values;
import io.omnisql.toolkit.adapter.RemoteRequest.Parameter;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import static com.google.common.collect.ImmutableList.toImmutableList;

/**
 * A part of a list's rows: the parameters that ask for it, and what its rows have in common but do not say.
 *
 * @param constants values of columns, by name
 * @param own what its rows satisfy and those of other parts do not, where the parameters alone may find a row of another part
 */
public record Alternative(List<Parameter> parameters, Map<String, String> constants, List<Values> own)
{
    static final Alternative ALL = new Alternative(List.of(), Map.of());

    public Alternative
    {
        parameters = List.copyOf(parameters);
        constants = Map.copyOf(constants);
        own = List.copyOf(own);
    }

    Alternative(List<Parameter> parameters, Map<String, String> constants)
    {
        this(parameters, constants, List.of());
    }

    /**
     * The rows of both, empty when there are none. Of a parameter that both have, the values that both list are left.
     */
    Optional<Alternative> and(Alternative other)
    {
        ImmutableList.Builder<Parameter> both = ImmutableList.builder();
        for (Parameter parameter : parameters) {
            Optional<Parameter> same = other.find(parameter.name());
            if (same.isEmpty()) {
                both.add(parameter);
                continue;
            }
            List<String> common = values(parameter).stream().filter(values(same.get())::contains).collect(toImmutableList());
            if (common.isEmpty()) {
                return Optional.empty();
            }
            both.add(new Parameter(parameter.name(), String.join(",", common)));
        }
        other.parameters.stream().filter(parameter -> find(parameter.name()).isEmpty()).forEach(both::add);
        return Optional.of(new Alternative(
                both.build(),
                ImmutableMap.<String, String>builder().putAll(constants).putAll(other.constants).buildOrThrow(),
                ImmutableList.<Values>builder().addAll(own).addAll(other.own).build()));
    }

    private Optional<Parameter> find(String name)
    {
        return parameters.stream().filter(parameter -> parameter.name().equals(name)).findFirst();
    }

    private static List<String> values(Parameter parameter)
    {
        return Splitter.on(',').splitToList(parameter.value());
    }
}
