package io.omnisql.plugin.github.scan;

import com.google.common.base.Splitter;
import io.omnisql.toolkit.adapter.ConnectionInfo;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static java.util.Locale.ROOT;

/**
 * The owners of a connection: organizations and people whose repositories its tables cover.
 */
public final class Owners
{
    /**
     * The connection's property that lists logins, separated by commas.
     */
    public static final String PROPERTY = "owners";

    private Owners() {}

    /**
     * The logins, each once whatever its case; empty when the connection names none.
     */
    public static List<String> of(ConnectionInfo connection)
    {
        Set<String> seen = new HashSet<>();
        return Splitter.on(',').trimResults().omitEmptyStrings().splitToStream(connection.properties().getOrDefault(PROPERTY, ""))
                .filter(owner -> seen.add(owner.toLowerCase(ROOT)))
                .collect(toImmutableList());
    }
}
