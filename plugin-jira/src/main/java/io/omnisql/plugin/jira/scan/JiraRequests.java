package io.omnisql.plugin.jira.scan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.omnisql.toolkit.adapter.ConnectionInfo;
import io.omnisql.toolkit.adapter.RemoteReader;
import io.omnisql.toolkit.adapter.RemoteRequest;
import io.omnisql.toolkit.adapter.RemoteRequest.Parameter;
import io.omnisql.toolkit.adapter.ResponseClassifier.Kind;
import io.omnisql.toolkit.adapter.ScanException;
import io.omnisql.toolkit.remote.RemoteErrors;
import io.trino.spi.TrinoException;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Requests of the platform's API. Jira limits bursts for each endpoint by itself: the first segment of the path names the quota.
 */
public final class JiraRequests
{
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private JiraRequests() {}

    /**
     * @param path below the platform's, e.g. {@code /field}
     */
    public static RemoteRequest get(ConnectionInfo connection, String path, Parameter... parameters)
    {
        return new RemoteRequest("GET", Deployment.of(connection).platform() + path, List.of(parameters), Map.of(), Optional.empty(), quota(path));
    }

    /**
     * A read with a body.
     */
    public static RemoteRequest post(ConnectionInfo connection, String path, JsonNode body, Parameter... parameters)
    {
        return new RemoteRequest("POST", Deployment.of(connection).platform() + path, List.of(parameters), Map.of(), Optional.of(body.toString()), quota(path));
    }

    public static ObjectNode body()
    {
        return MAPPER.createObjectNode();
    }

    /**
     * The answer to a request.
     */
    public static JsonNode read(RemoteReader reader, RemoteRequest request)
    {
        return parse(reader.read(request).body());
    }

    /**
     * The answer to a request that the query can do without; empty where the site does not have it, or not for these credentials.
     */
    public static Optional<JsonNode> find(RemoteReader reader, RemoteRequest request)
    {
        try {
            return Optional.of(read(reader, request));
        }
        catch (TrinoException e) {
            if (RemoteErrors.refusal(e).isPresent()) {
                return Optional.empty();
            }
            throw e;
        }
    }

    public static JsonNode parse(byte[] json)
    {
        try {
            return MAPPER.readTree(json);
        }
        catch (IOException e) {
            throw new ScanException(Kind.REJECTED, "Jira's answer is not JSON");
        }
    }

    public static JsonNode parse(String json)
    {
        try {
            return MAPPER.readTree(json);
        }
        catch (IOException e) {
            throw new IllegalArgumentException("not JSON", e);
        }
    }

    private static String quota(String path)
    {
        int end = path.indexOf('/', 1);
        return end < 0 ? path.substring(1) : path.substring(1, end);
    }
}
