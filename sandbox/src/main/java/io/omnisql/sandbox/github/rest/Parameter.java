package io.omnisql.sandbox.github.rest;

import java.util.List;

/**
 * A documented query parameter.
 *
 * @param values what an enumeration allows, empty for other kinds
 * @param defaultValue null when there is none
 */
public record Parameter(String name, Kind kind, List<String> values, String defaultValue, boolean required)
{
    public enum Kind
    {
        TEXT, ENUMERATION, POSITIVE_INTEGER, NUMBER, LONG, TIME, TIME_RANGE, BOOLEAN
    }

    static final Parameter PER_PAGE = new Parameter("per_page", Kind.POSITIVE_INTEGER, List.of(), "30", false);
    static final Parameter PAGE = new Parameter("page", Kind.POSITIVE_INTEGER, List.of(), "1", false);
    static final Parameter SINCE = new Parameter("since", Kind.TIME, List.of(), null, false);

    public Parameter
    {
        values = List.copyOf(values);
    }

    static Parameter text(String name)
    {
        return new Parameter(name, Kind.TEXT, List.of(), null, false);
    }

    static Parameter requiredText(String name)
    {
        return new Parameter(name, Kind.TEXT, List.of(), null, true);
    }

    static Parameter time(String name)
    {
        return new Parameter(name, Kind.TIME, List.of(), null, false);
    }

    /**
     * A time or a range of times, as a search writes it.
     */
    static Parameter timeRange(String name)
    {
        return new Parameter(name, Kind.TIME_RANGE, List.of(), null, false);
    }

    /**
     * An id.
     */
    static Parameter number(String name)
    {
        return new Parameter(name, Kind.NUMBER, List.of(), null, false);
    }

    /**
     * An id that is described as a 64-bit integer.
     */
    static Parameter longNumber(String name)
    {
        return new Parameter(name, Kind.LONG, List.of(), null, false);
    }

    static Parameter flag(String name)
    {
        return new Parameter(name, Kind.BOOLEAN, List.of(), null, false);
    }

    /**
     * One of some values, without a default.
     */
    static Parameter oneOf(String name, String... values)
    {
        return new Parameter(name, Kind.ENUMERATION, List.of(values), null, false);
    }

    Parameter defaultsTo(String value)
    {
        return new Parameter(name, kind, values, value, required);
    }
}
