package io.omnisql.plugin.jira.scan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.omnisql.toolkit.adapter.ConnectionInfo;
import io.omnisql.toolkit.adapter.PageOutcome;
import io.omnisql.toolkit.adapter.RemoteReader;
import io.omnisql.toolkit.adapter.RemoteRequest;
import io.omnisql.toolkit.adapter.RemoteRequest.Parameter;
import io.trino.spi.TrinoException;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

import static io.omnisql.toolkit.remote.RemoteErrorCode.OMNISQL_REMOTE_NOT_FOUND;

/**
 * Reads lists whole, while a query is planned.
 */
final class ListReader
{
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private ListReader() {}

    static List<JsonNode> rows(ConnectionInfo connection, RemoteReader reader, Listing listing, Map<String, String> parent, List<Parameter> parameters)
    {
        ImmutableList.Builder<JsonNode> rows = ImmutableList.builder();
        int pageSize = listing.paging().pageSize(OptionalLong.empty());
        Optional<Long> start = Optional.of(0L);
        while (start.isPresent()) {
            List<Parameter> more = ImmutableList.<Parameter>builder()
                    .addAll(parameters)
                    .addAll(listing.paging().parameters(start.get(), pageSize))
                    .build();
            JsonNode answer = parse(reader.read(listing.request(connection, parent, more)).body());
            JsonNode page = answer.at(listing.rows());
            page.forEach(rows::add);
            start = listing.paging().next(start.get(), pageSize, outcome(listing.paging(), answer, page.size()));
        }
        return rows.build();
    }

    /**
     * What the request finds, empty when there is no such thing.
     */
    static Optional<JsonNode> find(RemoteReader reader, RemoteRequest request)
    {
        try {
            return Optional.of(parse(reader.read(request).body()));
        }
        catch (TrinoException e) {
            if (e.getErrorCode().equals(OMNISQL_REMOTE_NOT_FOUND.toErrorCode())) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private static PageOutcome outcome(Paging paging, JsonNode answer, int rows)
    {
        ImmutableMap.Builder<String, String> captured = ImmutableMap.builder();
        for (String pointer : paging.captures()) {
            JsonNode value = answer.at(pointer);
            if (value.isValueNode() && !value.isNull()) {
                captured.put(pointer, value.asText());
            }
        }
        return new PageOutcome(rows, captured.buildOrThrow(), Map.of());
    }

    static JsonNode parse(byte[] body)
    {
        try {
            return MAPPER.readTree(body);
        }
        catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
