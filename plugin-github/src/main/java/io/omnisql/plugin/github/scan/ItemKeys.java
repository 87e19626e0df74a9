package io.omnisql.plugin.github.scan;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Lists;
import io.omnisql.toolkit.adapter.RemotePartition;
import io.omnisql.toolkit.adapter.RemoteValue;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.util.List;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

/**
 * The items of a parent whose lists one partition reads, one after the other.
 */
record ItemKeys(List<String> keys)
{
    /**
     * How many of a parent's items are read at the same time.
     */
    private static final int CHAINS = 8;
    private static final String KEYS = "keys";

    ItemKeys
    {
        keys = List.copyOf(keys);
    }

    static List<ItemKeys> split(List<RemoteValue> keys)
    {
        int size = Math.max(1, Math.ceilDiv(keys.size(), CHAINS));
        return Lists.partition(keys, size).stream()
                .map(chain -> new ItemKeys(chain.stream().map(RemoteValue::text).toList()))
                .toList();
    }

    RemotePartition partition(Parent parent)
    {
        RemotePartition ofParent = parent.partition(0);
        String description = keys.size() == 1 ? keys.getFirst() : keys.getFirst() + " and " + (keys.size() - 1) + " more";
        return new RemotePartition(ofParent.description() + " " + description, ImmutableMap.<String, String>builder()
                .putAll(ofParent.parameters())
                .put(KEYS, keys.stream().map(key -> URLEncoder.encode(key, UTF_8)).collect(joining(",")))
                .buildOrThrow());
    }

    /**
     * None when the partition reads the parent's own list.
     */
    static ItemKeys of(RemotePartition partition)
    {
        return new ItemKeys(Splitter.on(',').omitEmptyStrings().splitToStream(partition.parameters().getOrDefault(KEYS, ""))
                .map(key -> URLDecoder.decode(key, UTF_8))
                .toList());
    }
}
