package io.omnisql.plugin.github.scan;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.common.collect.ImmutableList;
import io.omnisql.toolkit.adapter.ConnectionInfo;
import io.omnisql.toolkit.adapter.RemoteQuery;
import io.omnisql.toolkit.adapter.RemoteReader;
import io.omnisql.toolkit.adapter.RemoteRequest;
import io.omnisql.toolkit.adapter.RemoteRequest.Parameter;
import io.omnisql.toolkit.adapter.RemoteResponse;
import io.omnisql.toolkit.adapter.RemoteValue;
import io.omnisql.toolkit.adapter.ValueType;

import java.util.List;
import java.util.Optional;

import static java.util.Objects.requireNonNull;

/**
 * Lists the keys of a parent's items: one request per 100.
 */
record ItemListing(RestSpec spec, ConnectionInfo connection, RemoteReader reader)
{
    ItemListing
    {
        requireNonNull(spec, "spec is null");
        requireNonNull(connection, "connection is null");
        requireNonNull(reader, "reader is null");
    }

    List<RemoteValue> keys(RemoteQuery query, Parent parent)
    {
        RestItems items = spec.items().orElseThrow();
        ImmutableList.Builder<RemoteValue> keys = ImmutableList.builder();
        RemoteRequest first = request(RestRequests.path(connection, parent, items.path().orElseThrow()), List.of(new Parameter("per_page", "100")), query);
        Optional<RemoteRequest> next = Optional.of(first);
        while (next.isPresent()) {
            RemoteResponse answer = reader.read(next.get());
            for (JsonNode item : RepositoryListing.parse(new RefusedList().toJson(answer.body())).at(items.rows())) {
                RemoteValue key = new RemoteValue(items.definition().type().kind() == ValueType.Kind.BIGINT ? ValueType.BIGINT : ValueType.VARCHAR, item.at(items.key()).asText());
                if (items.matches(query, key)) {
                    keys.add(key);
                }
            }
            next = LinkHeader.next(connection, answer.header("link")).map(link -> request(link, List.of(), query));
        }
        return keys.build();
    }

    private static RemoteRequest request(String path, List<Parameter> parameters, RemoteQuery query)
    {
        return new RemoteRequest("GET", path, parameters, Leniency.headers(query), Optional.empty(), RestRequests.QUOTA);
    }
}
