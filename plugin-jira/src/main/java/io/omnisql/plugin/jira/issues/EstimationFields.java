package io.omnisql.plugin.jira.issues;

import com.google.common.base.Splitter;
import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import io.omnisql.plugin.jira.field.StoryPoints;
import io.omnisql.plugin.jira.scan.Deployment;
import io.omnisql.plugin.jira.scan.JiraRequests;
import io.omnisql.toolkit.adapter.ColumnDefinition;
import io.omnisql.toolkit.adapter.ConnectionInfo;
import io.omnisql.toolkit.adapter.RemoteQuery;
import io.omnisql.toolkit.adapter.RemoteReader;
import io.omnisql.toolkit.adapter.RemoteRequest;
import io.omnisql.toolkit.adapter.RemoteRequest.Parameter;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import static java.util.Collections.frequency;
import static java.util.Comparator.comparingInt;
import static java.util.Comparator.reverseOrder;

/**
 * The fields of story points where a site has several that can be meant: the one that most of its first boards estimate by, remembered for
 * some minutes. A site that does not tell of its boards has the likeliest one.
 */
final class EstimationFields
{
    private static final Duration TTL = Duration.ofMinutes(10);
    private static final int MAX_CONNECTIONS = 10_000;
    /**
     * Boards that are asked for.
     */
    private static final int BOARDS = 5;

    private final Cache<ConnectionInfo, String> fields = CacheBuilder.newBuilder().maximumSize(MAX_CONNECTIONS).expireAfterWrite(TTL).build();

    /**
     * Where columns of the query stand that are elsewhere than they were described: pointers by name.
     */
    Map<String, String> find(ConnectionInfo connection, RemoteQuery query, RemoteReader reader)
    {
        if (!query.columns().contains(StoryPoints.COLUMN)) {
            return Map.of();
        }
        ColumnDefinition column = query.column(StoryPoints.COLUMN);
        return Optional.ofNullable(column.attributes().get(StoryPoints.CANDIDATES))
                .map(candidates -> Map.of(StoryPoints.COLUMN, field(connection, reader, Splitter.on(',').splitToList(candidates))))
                .orElse(Map.of());
    }

    private String field(ConnectionInfo connection, RemoteReader reader, List<String> candidates)
    {
        String known = fields.getIfPresent(connection);
        if (known != null && candidates.contains(known)) {
            return known;
        }
        List<String> estimated = estimated(connection, reader);
        // of those that as many boards have, the first board's
        String field = estimated.stream()
                .filter(candidates::contains)
                .distinct()
                .max(comparingInt((String candidate) -> frequency(estimated, candidate)).thenComparing(estimated::indexOf, reverseOrder()))
                .orElse(candidates.getFirst());
        fields.put(connection, field);
        return field;
    }

    private static List<String> estimated(ConnectionInfo connection, RemoteReader reader)
    {
        RemoteRequest boards = get("/board", new Parameter("startAt", "0"), new Parameter("maxResults", Integer.toString(BOARDS)), new Parameter("type", "scrum"));
        List<String> fields = new ArrayList<>();
        JiraRequests.find(reader, boards).ifPresent(found -> found.path("values").valueStream()
                .limit(BOARDS)
                .flatMap(board -> JiraRequests.find(reader, get("/board/%s/configuration".formatted(board.path("id").asLong()))).stream())
                .forEach(configuration -> fields.add(configuration.at("/estimation/field/fieldId").asText())));
        return fields;
    }

    private static RemoteRequest get(String path, Parameter... parameters)
    {
        return new RemoteRequest("GET", Deployment.AGILE + path, List.of(parameters), Map.of(), Optional.empty(), "board");
    }
}
