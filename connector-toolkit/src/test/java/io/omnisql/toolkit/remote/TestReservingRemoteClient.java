package io.omnisql.toolkit.remote;

import io.omnisql.toolkit.adapter.ConnectionInfo;
import io.omnisql.toolkit.adapter.QuotaReader;
import io.omnisql.toolkit.adapter.RemoteRequest;
import io.omnisql.toolkit.adapter.RemoteResponse;
import io.omnisql.toolkit.remote.ApiBudgets.ApiBudget;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import static io.omnisql.toolkit.remote.RemoteErrorCode.OMNISQL_RATE_LIMITED;
import static io.omnisql.toolkit.remote.TestingCalls.HOUR;
import static io.omnisql.toolkit.remote.TestingCalls.NOW;
import static io.omnisql.toolkit.remote.TestingCalls.code;
import static io.omnisql.toolkit.remote.TestingCalls.connection;
import static io.omnisql.toolkit.remote.TestingCalls.get;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

final class TestReservingRemoteClient
{
    private final MutableClock clock = new MutableClock(NOW);
    private final ApiBudgets budgets = new ApiBudgets(clock);
    private Map<String, String> headers = Map.of();
    private final FakeRemoteClient service = new FakeRemoteClient(_ -> new RemoteResponse(200, headers, "[]".getBytes(UTF_8), clock.instant(), RemoteResponse.Source.LIVE));
    private final RemoteClient client = new ReservingRemoteClient(service, new HeaderQuotas(), budgets);

    @Test
    void testRefusesBelowTheReserve()
    {
        headers = Map.of("used", "89/100");
        send("core");
        headers = Map.of("used", "90/100");
        send("core");

        assertRefused("core", "The service allows connection main 100 requests in a period and 10 are left, which are kept for others: the connection's reserve is 10%; try again later");
        // a quota of its own
        send("search");
        // the same connection under another name
        client.send(TestingCalls.call(new ConnectionInfo("other", "main", "https://api.example.com", Map.of(), 1), get("/issues"), HOUR));
        assertThat(service.calls()).hasSize(4);
    }

    @Test
    void testNothingLeft()
    {
        headers = Map.of("used", "105/100");
        send("core");

        assertRefused("core", "The service allows connection main 100 requests in a period and 0 are left; try again later");
    }

    @Test
    void testOneRequestAsksAgain()
    {
        headers = Map.of("used", "95/100");
        send("core");
        clock.advance(Duration.ofMinutes(5));
        send("core");
        assertRefused("core", "The service allows connection main 100 requests in a period and 5 are left, which are kept for others: the connection's reserve is 10%; try again later");

        clock.advance(Duration.ofMinutes(5));
        headers = Map.of("used", "20/100");
        send("core");
        send("core");
        assertThat(service.calls()).hasSize(4);
    }

    @Test
    void testRefusesUntilTheReset()
    {
        headers = Map.of("used", "100/100", "reset", NOW.plusSeconds(60).toString());
        send("core");
        assertRefused("core", "The service allows connection main 100 requests in a period and 0 are left; try again at 2026-03-01T12:01:00Z");

        clock.advance(Duration.ofSeconds(60));
        send("core");
        assertThat(service.calls()).hasSize(2);
    }

    @Test
    void testWorkOfTheServiceIsEnded()
    {
        headers = Map.of("used", "100/100");
        send("core");

        client.send(call(new RemoteRequest("DELETE", "/jobs/1", List.of(), Map.of(), Optional.empty(), "core", RemoteRequest.Effect.ACTION)));
        assertThatThrownBy(() -> client.send(call(new RemoteRequest("POST", "/jobs", List.of(), Map.of(), Optional.of("{}"), "core", RemoteRequest.Effect.ACTION))))
                .satisfies(code(OMNISQL_RATE_LIMITED));
        assertThat(service.calls()).extracting(call -> call.request().method()).containsExactly("GET", "DELETE");
    }

    @Test
    void testBudgetsAreKnown()
    {
        headers = Map.of("used", "40/100");
        send("search");
        send("core");
        headers = Map.of();
        send("core");

        assertThat(budgets.of(connection("acme", "https://api.example.com"))).containsExactly(
                new ApiBudget("core", new QuotaReader.Quota(100, 60, Optional.empty()), NOW),
                new ApiBudget("search", new QuotaReader.Quota(100, 60, Optional.empty()), NOW));
        assertThat(budgets.of(connection("other", "https://api.example.com"))).isEmpty();
    }

    private void send(String quota)
    {
        client.send(call(new RemoteRequest("GET", "/issues", List.of(), Map.of(), Optional.empty(), quota)));
    }

    private void assertRefused(String quota, String message)
    {
        assertThatThrownBy(() -> send(quota)).satisfies(code(OMNISQL_RATE_LIMITED)).hasMessage(message);
    }

    private static RemoteCall call(RemoteRequest request)
    {
        return TestingCalls.call(connection("acme", "https://api.example.com"), request, HOUR);
    }

    private static final class HeaderQuotas
            implements QuotaReader
    {
        @Override
        public Optional<Quota> read(RemoteRequest request, RemoteResponse response)
        {
            return response.header("used").map(used -> used.split("/")).map(used -> {
                long limit = Long.parseLong(used[1]);
                return new Quota(limit, limit - Long.parseLong(used[0]), response.header("reset").map(Instant::parse));
            });
        }

        @Override
        public double reservePercent(ConnectionInfo connection)
        {
            return 10;
        }
    }
}
