package io.omnisql.toolkit.remote;

import io.omnisql.toolkit.adapter.RemoteRequest;
import io.omnisql.toolkit.adapter.RemoteRequest.Parameter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import static io.omnisql.toolkit.remote.RemoteErrorCode.OMNISQL_REMOTE_PROTOCOL;
import static io.omnisql.toolkit.remote.TestingCalls.HOUR;
import static io.omnisql.toolkit.remote.TestingCalls.call;
import static io.omnisql.toolkit.remote.TestingCalls.code;
import static io.omnisql.toolkit.remote.TestingCalls.connection;
import static io.omnisql.toolkit.remote.TestingCalls.get;
import static io.omnisql.toolkit.remote.TestingCalls.ok;
import static io.omnisql.toolkit.remote.TestingCalls.response;
import static io.omnisql.toolkit.remote.TestingCalls.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class TestRedirectingRemoteClient
{
    @ParameterizedTest
    @CsvSource({
            "https://api.example.com/v3/repositories/7/issues?page=2&q=a%20b, /repositories/7/issues?page=2&q=a%20b",
            "https://API.example.com:443/v3/other, /other",
            "/v3/other, /other",
            "other?x=1, /repos/other?x=1",
    })
    void testFollowsBelowTheBaseUrl(String location, String path)
    {
        FakeRemoteClient service = new FakeRemoteClient(call -> call.request().path().equals("/repos/old")
                ? response(301, Map.of("location", location), "")
                : ok("found"));
        RemoteRequest request = new RemoteRequest("GET", "/repos/old", List.of(new Parameter("page", "1")), Map.of("Accept", "text/x"), Optional.empty(), "core");

        assertThat(text(new RedirectingRemoteClient(service).send(call(connection("acme", "https://api.example.com/v3"), request, HOUR)))).isEqualTo("found");
        assertThat(service.calls()).last().satisfies(call -> assertThat(call.request())
                .isEqualTo(new RemoteRequest("GET", path, List.of(), Map.of("Accept", "text/x"), Optional.empty(), "core")));
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "https://evil.example.com/v3/issues", "http://api.example.com/v3/issues", "https://api.example.com:8443/v3/issues", "//evil.example.com/v3/issues",
            "https://api.example.com@evil.example.com/v3/x", "https://token@api.example.com/v3/x", "https://api.example.com/admin", "/v3/../admin", "/v3x/y", "%zz", "mailto:x@example.com",
    })
    void testNeverLeavesTheConnection(String location)
    {
        FakeRemoteClient service = new FakeRemoteClient(_ -> response(302, Map.of("location", location), ""));

        assertThatThrownBy(() -> new RedirectingRemoteClient(service).send(call(connection("acme", "https://api.example.com/v3"), get("/issues"), HOUR)))
                .satisfies(code(OMNISQL_REMOTE_PROTOCOL))
                .hasMessage("The service redirected a request away from the URL of connection main, which is not followed")
                .hasNoCause();
        assertThat(service.calls()).hasSize(1);
    }

    @Test
    void testBodiesAreNotSentTwice()
    {
        FakeRemoteClient service = new FakeRemoteClient(_ -> response(307, Map.of("location", "/other"), ""));
        RemoteRequest request = new RemoteRequest("POST", "/graphql", List.of(), Map.of(), Optional.of("{}"), "graphql");

        assertThatThrownBy(() -> new RedirectingRemoteClient(service).send(call(connection("acme", "https://api.example.com"), request, HOUR)))
                .satisfies(code(OMNISQL_REMOTE_PROTOCOL));
        assertThat(service.calls()).hasSize(1);
    }

    @Test
    void testNoTarget()
    {
        FakeRemoteClient service = new FakeRemoteClient(_ -> response(302, Map.of(), ""));

        assertThatThrownBy(() -> new RedirectingRemoteClient(service).send(call())).satisfies(code(OMNISQL_REMOTE_PROTOCOL));
        assertThat(service.calls()).hasSize(1);
    }

    @Test
    void testCircle()
    {
        FakeRemoteClient service = new FakeRemoteClient(_ -> response(302, Map.of("location", "/issues"), ""));

        assertThatThrownBy(() -> new RedirectingRemoteClient(service).send(call()))
                .satisfies(code(OMNISQL_REMOTE_PROTOCOL))
                .hasMessage("The service redirected a request more than 3 times");
        assertThat(service.calls()).hasSize(4);
    }
}
