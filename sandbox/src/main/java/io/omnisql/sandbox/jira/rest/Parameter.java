package io.omnisql.sandbox.jira.rest;

import java.util.List;

/**
 * A documented parameter of a query or field of a body.
 *
 * @param values what an enumeration or a list allows, empty for anything
 * @param defaultValue null when there is none
 */
public record Parameter(String name, Kind kind, List<String> values, String defaultValue, boolean required)
{
    public enum Kind
    {
        TEXT, ENUMERATION, INTEGER, BOOLEAN, TEXTS, INTEGERS,
        /**
         * Words with commas between.
         */
        EXPAND,
    }

    static final Parameter START_AT = integer("startAt", "0");

    public Parameter
    {
        values = List.copyOf(values);
    }

    static Parameter text(String name)
    {
        return new Parameter(name, Kind.TEXT, List.of(), null, false);
    }

    static Parameter integer(String name)
    {
        return integer(name, null);
    }

    static Parameter integer(String name, String defaultValue)
    {
        return new Parameter(name, Kind.INTEGER, List.of(), defaultValue, false);
    }

    static Parameter maxResults(int defaultValue)
    {
        return integer("maxResults", Integer.toString(defaultValue));
    }

    static Parameter flag(String name)
    {
        return new Parameter(name, Kind.BOOLEAN, List.of(), "false", false);
    }

    static Parameter flagWithoutDefault(String name)
    {
        return new Parameter(name, Kind.BOOLEAN, List.of(), null, false);
    }

    static Parameter texts(String name, String... values)
    {
        return new Parameter(name, Kind.TEXTS, List.of(values), null, false);
    }

    static Parameter integers(String name)
    {
        return new Parameter(name, Kind.INTEGERS, List.of(), null, false);
    }

    static Parameter expand(String... values)
    {
        return new Parameter("expand", Kind.EXPAND, List.of(values), null, false);
    }

    static Parameter oneOf(String name, String... values)
    {
        return new Parameter(name, Kind.ENUMERATION, List.of(values), null, false);
    }

    /**
     * A field to order by, with a sign before it or without.
     */
    static Parameter orderBy(String... names)
    {
        return new Parameter("orderBy", Kind.ENUMERATION, List.of(names).stream().flatMap(name -> List.of(name, "-" + name, "+" + name).stream()).toList(), names[0], false);
    }

    Parameter mandatory()
    {
        return new Parameter(name, kind, values, defaultValue, true);
    }
}
