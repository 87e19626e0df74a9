package io.omnisql.sandbox.jira.jql;

import io.omnisql.sandbox.jira.Scope;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * All that the caller may search by.
 */
public final class JqlFields
{
    private final List<JqlField> fields = new ArrayList<>();
    private final Map<String, List<JqlField>> byName = new LinkedHashMap<>();

    /**
     * @param filter the condition of a saved search
     */
    JqlFields(Scope scope, Function<Operand.Literal, Condition> filter)
    {
        TimeLiterals literals = new TimeLiterals(scope.zone(), scope.now());
        new ChoiceFields(scope).fields().forEach(this::add);
        new PeopleFields(scope).fields().forEach(this::add);
        new ValueFields(scope, literals).fields().forEach(this::add);
        new CustomJqlFields(scope, literals).fields().forEach(this::add);
        add(new FilterField(filter));
    }

    private void add(JqlField field)
    {
        fields.add(field);
        field.names().forEach(name -> byName.computeIfAbsent(name.toLowerCase(Locale.ROOT), _ -> new ArrayList<>()).add(field));
    }

    public List<JqlField> all()
    {
        return List.copyOf(fields);
    }

    /**
     * Several custom fields may have one name; a system's field hides those.
     */
    List<JqlField> named(String name)
    {
        List<JqlField> found = byName.getOrDefault(name.toLowerCase(Locale.ROOT), List.of());
        if (found.isEmpty()) {
            throw unknown(name);
        }
        Optional<JqlField> system = found.stream().filter(field -> !field.names().getLast().startsWith("cf[")).findFirst();
        return system.map(List::of).orElse(found);
    }

    static JqlException unknown(String name)
    {
        return new JqlException("Field '%s' does not exist or you do not have permission to view it.".formatted(name));
    }
}
