package io.omnisql.plugin.github.scan;

import com.google.common.collect.ImmutableList;
import io.omnisql.toolkit.adapter.RemoteRequest.Parameter;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The parameters of a REST list, as the filters of a query fill them in.
 */
public final class RestArguments
{
    private final Map<String, String> parameters = new LinkedHashMap<>();
    private boolean impossible;

    /**
     * Sets a parameter that takes one value; the first stays, as the engine filters again.
     */
    public void lenient(String name, String value)
    {
        parameters.putIfAbsent(name, value);
    }

    /**
     * Adds a term to a parameter that takes several, all of which hold.
     */
    public void term(String name, String term)
    {
        parameters.merge(name, term, (before, added) -> before + " " + added);
    }

    public void noRow()
    {
        impossible = true;
    }

    /**
     * Whether no row can match.
     */
    public boolean isImpossible()
    {
        return impossible;
    }

    public List<Parameter> parameters()
    {
        ImmutableList.Builder<Parameter> list = ImmutableList.builder();
        parameters.forEach((name, value) -> list.add(new Parameter(name, value)));
        return list.build();
    }
}
