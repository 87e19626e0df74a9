package io.omnisql.toolkit.decode;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.google.inject.Inject;
import io.omnisql.toolkit.adapter.ColumnDefinition;
import io.omnisql.toolkit.adapter.PageRequest;
import io.omnisql.toolkit.adapter.RemoteResponse;
import io.omnisql.toolkit.adapter.RemoteResponse.Source;
import io.omnisql.toolkit.adapter.SaasAdapter;
import io.omnisql.toolkit.cache.CacheConfig;
import io.trino.spi.block.Block;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import static java.lang.Math.toIntExact;
import static java.util.Objects.requireNonNull;

/**
 * Decodes responses, and remembers what it decoded of those that this node's memory serves.
 */
public final class ResponseDecoder
{
    private static final int ENTRY_OVERHEAD = 1_024;

    private final PageDecoder decoder;
    private final Cache<Key, DecodedRows> decoded;

    @Inject
    public ResponseDecoder(SaasAdapter adapter, CacheConfig config)
    {
        this(new PageDecoder(adapter.renderers(), adapter.transforms()), config);
    }

    public ResponseDecoder(PageDecoder decoder, CacheConfig config)
    {
        this.decoder = requireNonNull(decoder, "decoder is null");
        decoded = Caffeine.newBuilder()
                .maximumWeight(config.getDecodedSize().toBytes())
                .weigher((Key key, DecodedRows rows) -> weight(key, rows))
                .expireAfterAccess(config.getRetention().toJavaTime())
                .build();
    }

    /**
     * @param columns columns of the answer, as in {@link PageDecoder#decode}
     */
    public DecodedRows decode(PageRequest page, List<ColumnDefinition> columns, RemoteResponse response)
    {
        if (response.source() != Source.MEMORY) {
            return decoder.decode(page, columns, response.body());
        }
        Key key = new Key(response.body(), page.rows(), page.captures(), page.expected(), page.pointers(), page.transform(), page.transform().map(_ -> page.state()), List.copyOf(columns));
        return decoded.get(key, _ -> decoder.decode(page, columns, response.body()));
    }

    /**
     * All that a decoding depends on. The body counts as the object that it is: memory gives the same one for the same answer.
     */
    private record Key(byte[] body, String rows, List<String> captures, Map<String, String> expected, Map<String, String> pointers, Optional<String> transform, Optional<Map<String, String>> asked, List<ColumnDefinition> columns)
    {
        @Override
        public boolean equals(Object other)
        {
            return other instanceof Key key
                    && body == key.body
                    && rows.equals(key.rows)
                    && captures.equals(key.captures)
                    && expected.equals(key.expected)
                    && pointers.equals(key.pointers)
                    && transform.equals(key.transform)
                    && asked.equals(key.asked)
                    && columns.equals(key.columns);
        }

        @Override
        public int hashCode()
        {
            return 31 * System.identityHashCode(body) + columns.hashCode();
        }
    }

    /**
     * The body is counted too: memory may have dropped it, and then only this key holds it.
     */
    private static int weight(Key key, DecodedRows rows)
    {
        long blocks = rows.blocks().stream().mapToLong(Block::getRetainedSizeInBytes).sum();
        return toIntExact(Math.min(Integer.MAX_VALUE, ENTRY_OVERHEAD + key.body.length + blocks));
    }
}
