package io.omnisql.sandbox.jira.rest;

import java.util.Comparator;

/**
 * Orders that have a sign before them.
 */
final class Orders
{
    private Orders() {}

    static <T> Comparator<T> by(String orderBy, Comparator<T> ascending)
    {
        return orderBy.startsWith("-") ? ascending.reversed() : ascending;
    }

    static String name(String orderBy)
    {
        return orderBy.startsWith("-") || orderBy.startsWith("+") ? orderBy.substring(1) : orderBy;
    }
}
