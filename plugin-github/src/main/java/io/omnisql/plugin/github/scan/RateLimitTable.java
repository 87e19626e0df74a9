package io.omnisql.plugin.github.scan;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.omnisql.toolkit.adapter.BodyTransform;
import io.omnisql.toolkit.adapter.ConnectionInfo;
import io.omnisql.toolkit.adapter.PageOutcome;
import io.omnisql.toolkit.adapter.PageRequest;
import io.omnisql.toolkit.adapter.RemoteAggregate;
import io.omnisql.toolkit.adapter.RemotePartition;
import io.omnisql.toolkit.adapter.RemotePredicate.ColumnPredicate;
import io.omnisql.toolkit.adapter.RemoteQuery;
import io.omnisql.toolkit.adapter.RemoteReader;
import io.omnisql.toolkit.adapter.RemoteRequest;
import io.omnisql.toolkit.adapter.RemoteSort;
import io.omnisql.toolkit.adapter.TableDefinition;
import io.omnisql.toolkit.adapter.Verdict;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

import static java.util.Objects.requireNonNull;

/**
 * A table of what is left of the credentials' rate limits. Asking for it costs nothing of them.
 */
public final class RateLimitTable
        implements GithubTable
{
    private static final String PATH = "/rate_limit";

    private final TableDefinition definition;

    public RateLimitTable(TableDefinition definition)
    {
        this.definition = requireNonNull(definition, "definition is null");
    }

    @Override
    public TableDefinition definition()
    {
        return definition;
    }

    @Override
    public Verdict filter(RemoteQuery query, ColumnPredicate predicate)
    {
        return Verdict.NEVER;
    }

    @Override
    public boolean sort(RemoteQuery query, List<RemoteSort> sort)
    {
        return false;
    }

    @Override
    public boolean aggregation(RemoteQuery query, List<RemoteAggregate> aggregates, List<String> grouping)
    {
        return false;
    }

    @Override
    public List<RemotePartition> partition(ConnectionInfo connection, RemoteQuery query, RemoteReader reader)
    {
        return List.of(new RemotePartition("rate limits", Map.of()));
    }

    @Override
    public boolean isSinglePartition(ConnectionInfo connection, RemoteQuery query)
    {
        return true;
    }

    @Override
    public OptionalLong estimateCalls(ConnectionInfo connection, RemoteQuery query)
    {
        return OptionalLong.of(1);
    }

    @Override
    public PageRequest firstPage(ConnectionInfo connection, RemoteQuery query, RemotePartition partition)
    {
        // a server without limits has no such address
        RemoteRequest request = new RemoteRequest("GET", BaseUrl.rest(connection) + PATH, List.of(), Leniency.headers(query, Leniency.ABSENT), Optional.empty(), RestRequests.QUOTA);
        return new PageRequest(request, "", List.of(), Map.of()).withTransform(Rows.NAME);
    }

    @Override
    public Optional<PageRequest> nextPage(ConnectionInfo connection, RemoteQuery query, RemotePartition partition, PageRequest previous, PageOutcome outcome)
    {
        return Optional.empty();
    }

    @Override
    public String explain(ConnectionInfo connection, RemoteQuery query)
    {
        return "GET " + BaseUrl.rest(connection) + PATH;
    }

    /**
     * Makes a list of the limits, which GitHub names by members of an object.
     */
    public static final class Rows
            implements BodyTransform
    {
        public static final String NAME = "rate-limits";

        private static final JsonMapper MAPPER = JsonMapper.builder().build();

        @Override
        public byte[] toJson(byte[] body)
        {
            try {
                ArrayNode rows = MAPPER.createArrayNode();
                for (Map.Entry<String, JsonNode> limit : MAPPER.readTree(body).path("resources").properties()) {
                    ObjectNode row = rows.addObject().put("resource", limit.getKey());
                    row.setAll((ObjectNode) limit.getValue());
                    row.put("reset", Instant.ofEpochSecond(limit.getValue().path("reset").asLong()).toString());
                }
                return MAPPER.writeValueAsBytes(rows);
            }
            catch (JsonProcessingException e) {
                throw new IllegalArgumentException("not a JSON document");
            }
            catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
