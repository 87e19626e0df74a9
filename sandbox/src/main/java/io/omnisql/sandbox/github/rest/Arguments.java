package io.omnisql.sandbox.github.rest;

import io.omnisql.sandbox.github.search.SearchException;
import io.omnisql.sandbox.github.search.TimeRange;
import io.omnisql.sandbox.http.QueryString;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The query parameters of one call, known to be documented and well-formed.
 */
final class Arguments
{
    static final int MAX_PER_PAGE = 100;

    private final Map<String, Parameter> parameters;
    private final Map<String, String> values;

    private Arguments(Map<String, Parameter> parameters, Map<String, String> values)
    {
        this.parameters = parameters;
        this.values = values;
    }

    /**
     * @throws RestException 422 for a parameter that is unknown, repeated, malformed or missing
     */
    static Arguments parse(List<Parameter> allowed, QueryString query, String documentation)
    {
        Map<String, Parameter> parameters = allowed.stream().collect(Collectors.toMap(Parameter::name, parameter -> parameter));
        Map<String, String> values = new HashMap<>();
        for (QueryString.Parameter given : query.parameters()) {
            Parameter parameter = parameters.get(given.name());
            if (parameter == null) {
                throw RestException.rejected("'%s' is not a documented query parameter of this endpoint; GitHub would silently ignore it".formatted(given.name()), given.name(), documentation);
            }
            if (values.put(given.name(), given.value()) != null) {
                throw RestException.rejected("The query parameter '%s' is given twice".formatted(given.name()), given.name(), documentation);
            }
            check(parameter, given.value(), documentation);
        }
        for (Parameter parameter : allowed) {
            if (parameter.required() && !values.containsKey(parameter.name())) {
                throw RestException.of(422, "Validation Failed: the query parameter '%s' is missing".formatted(parameter.name()), documentation);
            }
        }
        return new Arguments(parameters, values);
    }

    private static void check(Parameter parameter, String value, String documentation)
    {
        Optional<String> expected = switch (parameter.kind()) {
            case TEXT -> value.isEmpty() ? Optional.of("a value") : Optional.empty();
            case ENUMERATION -> parameter.values().contains(value) ? Optional.empty() : Optional.of("one of " + String.join(", ", parameter.values()));
            case POSITIVE_INTEGER -> value.matches("[1-9][0-9]{0,8}") ? Optional.empty() : Optional.of("an integer from 1");
            case NUMBER, LONG -> value.matches("[0-9]{1,18}") ? Optional.empty() : Optional.of("an integer");
            case TIME_RANGE -> isTimeRange(value) ? Optional.empty() : Optional.of("a time or a range of times like 2026-01-01..2026-01-31");
            case BOOLEAN -> value.equals("true") || value.equals("false") ? Optional.empty() : Optional.of("true or false");
            case TIME -> isTime(value) ? Optional.empty() : Optional.of("a time like 2026-01-31T00:00:00Z");
        };
        if (expected.isPresent()) {
            throw RestException.rejected("The query parameter '%s' must be %s, not '%s'".formatted(parameter.name(), expected.get(), value), parameter.name(), documentation);
        }
    }

    private static boolean isTime(String value)
    {
        try {
            OffsetDateTime.parse(value);
            return true;
        }
        catch (DateTimeException e) {
            return false;
        }
    }

    private static boolean isTimeRange(String value)
    {
        try {
            TimeRange.parse(value);
            return true;
        }
        catch (SearchException e) {
            return false;
        }
    }

    boolean given(String name)
    {
        return values.containsKey(name);
    }

    /**
     * The value, or the documented default.
     */
    Optional<String> text(String name)
    {
        return Optional.ofNullable(values.getOrDefault(name, parameters.get(name).defaultValue()));
    }

    /**
     * The value of a parameter with a default.
     */
    String value(String name)
    {
        return text(name).orElseThrow();
    }

    Optional<Instant> time(String name)
    {
        return text(name).map(text -> OffsetDateTime.parse(text).toInstant());
    }

    Optional<TimeRange> timeRange(String name)
    {
        return text(name).map(TimeRange::parse);
    }

    Optional<Long> number(String name)
    {
        return text(name).map(Long::valueOf);
    }

    boolean flag(String name)
    {
        return text(name).map(Boolean::valueOf).orElse(false);
    }

    Set<String> commaSeparated(String name)
    {
        return text(name).map(text -> new HashSet<>(List.of(text.split(",")))).orElseGet(HashSet::new);
    }

    int page()
    {
        return Integer.parseInt(value("page"));
    }

    /**
     * Rows a page; what is over the maximum is capped without a word, as GitHub does.
     */
    int perPage()
    {
        return Math.min(MAX_PER_PAGE, Integer.parseInt(value("per_page")));
    }
}
