package io.omnisql.toolkit.cache;

import io.omnisql.toolkit.adapter.ConnectionInfo;
import io.omnisql.toolkit.adapter.RemoteRequest;
import io.omnisql.toolkit.adapter.RemoteRequest.Parameter;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;

class TestRequestDigest
{
    private static final ConnectionInfo CONNECTION = new ConnectionInfo("acme", "main", "https://a", Map.of(), 1);

    @Test
    void testEqualRequests()
    {
        assertThat(RequestDigest.of(CONNECTION, request("GET", "/a", List.of(new Parameter("x", "1")), Map.of("Accept", "j", "X-Version", "2"), Optional.empty())))
                .isEqualTo(RequestDigest.of(CONNECTION, request("GET", "/a", List.of(new Parameter("x", "1")), Map.of("x-version", "2", "accept", "j"), Optional.empty())))
                .matches("[0-9a-f]{64}");
    }

    @Test
    void testEveryDifferenceCounts()
    {
        List<Parameter> none = List.of();
        List<String> digests = new ArrayList<>(List.of(
                digest(request("GET", "/a", none, Map.of(), Optional.empty())),
                digest(request("POST", "/a", none, Map.of(), Optional.empty())),
                digest(request("GET", "/b", none, Map.of(), Optional.empty())),
                digest(request("GET", "/a", List.of(new Parameter("x", "1")), Map.of(), Optional.empty())),
                digest(request("GET", "/a", List.of(new Parameter("x", "1"), new Parameter("y", "2")), Map.of(), Optional.empty())),
                digest(request("GET", "/a", List.of(new Parameter("y", "2"), new Parameter("x", "1")), Map.of(), Optional.empty())),
                digest(request("GET", "/a", List.of(new Parameter("x1", "")), Map.of(), Optional.empty())),
                digest(request("GET", "/a", none, Map.of("x", "1"), Optional.empty())),
                digest(request("GET", "/a", none, Map.of("x", "2"), Optional.empty())),
                digest(request("POST", "/a", none, Map.of(), Optional.of(""))),
                digest(request("POST", "/a", none, Map.of(), Optional.of("{}"))),
                digest(request("POST", "/a", none, Map.of(), Optional.of("{}")).basedOn("1")),
                digest(request("POST", "/a", none, Map.of(), Optional.of("{}")).basedOn("2")),
                digest(request("POST", "/a", none, Map.of(), Optional.empty()).basedOn("1"))));
        RemoteRequest same = request("GET", "/a", none, Map.of(), Optional.empty());
        digests.add(RequestDigest.of(new ConnectionInfo("acme", "main", "https://a", Map.of(), 2), same));
        digests.add(RequestDigest.of(new ConnectionInfo("acme", "main", "https://b", Map.of(), 1), same));

        assertThat(digests).doesNotHaveDuplicates();
    }

    private static String digest(RemoteRequest request)
    {
        return RequestDigest.of(CONNECTION, request);
    }

    private static RemoteRequest request(String method, String path, List<Parameter> parameters, Map<String, String> headers, Optional<String> body)
    {
        return new RemoteRequest(method, path, parameters, headers, body, "core");
    }
}
