package io.omnisql.plugin.github.scan;

import io.omnisql.toolkit.adapter.RemoteQuery;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What a request is told to make of refusals, in a header of RFC 7240 that GitHub does not know: the classifier reads it.
 */
public final class Leniency
{
    public static final String HEADER = "Prefer";
    /**
     * What does not exist has no rows.
     */
    public static final String ABSENT = "absent=empty";
    /**
     * What is switched off has no rows.
     */
    public static final String SWITCHED_OFF = "switched-off=empty";
    /**
     * What may not be read has no rows, and a field that may not be read is NULL.
     */
    public static final String FORBIDDEN = "forbidden=empty";
    /**
     * The session option that has such a request sent.
     */
    public static final String MISSING_PERMISSION = "missing_permission";

    private Leniency() {}

    /**
     * The header of a request, as far as it needs one.
     */
    static Map<String, String> headers(RemoteQuery query, String... preferences)
    {
        List<String> all = new ArrayList<>(List.of(preferences));
        if (isForbiddenEmpty(query)) {
            all.add(FORBIDDEN);
        }
        return all.isEmpty() ? Map.of() : Map.of(HEADER, String.join(", ", all));
    }

    static boolean isForbiddenEmpty(RemoteQuery query)
    {
        return query.option(MISSING_PERMISSION).filter("null"::equals).isPresent();
    }
}
