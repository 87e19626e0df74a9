package io.omnisql.toolkit.remote;

import io.airlift.units.Duration;
import io.omnisql.toolkit.adapter.RemoteRequest;
import io.omnisql.toolkit.adapter.RemoteResponse;
import io.omnisql.toolkit.adapter.ResponseClassifier;
import io.omnisql.toolkit.adapter.ResponseClassifier.Outcome.Throttled;
import io.omnisql.toolkit.remote.FakeRateLimiter.Freeze;
import io.trino.spi.TrinoException;
import org.junit.jupiter.api.Test;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.function.Supplier;

import static io.omnisql.toolkit.remote.RemoteErrorCode.OMNISQL_RATE_LIMITED;
import static io.omnisql.toolkit.remote.RemoteErrorCode.OMNISQL_REMOTE_NOT_FOUND;
import static io.omnisql.toolkit.remote.RemoteErrorCode.OMNISQL_REMOTE_UNAVAILABLE;
import static io.omnisql.toolkit.remote.TestingCalls.CLASSIFIER;
import static io.omnisql.toolkit.remote.TestingCalls.call;
import static io.omnisql.toolkit.remote.TestingCalls.code;
import static io.omnisql.toolkit.remote.TestingCalls.connection;
import static io.omnisql.toolkit.remote.TestingCalls.ok;
import static io.omnisql.toolkit.remote.TestingCalls.response;
import static io.omnisql.toolkit.remote.TestingCalls.text;
import static io.trino.spi.StandardErrorCode.USER_CANCELED;
import static java.time.Duration.ZERO;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static java.util.Collections.nCopies;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class TestRetryingRemoteClient
{
    private static final ResponseClassifier UNTOLD = (request, response) -> response.status() == 403
            ? new Throttled(response.header("retry-after").map(Long::parseLong).map(java.time.Duration::ofSeconds), ofMinutes(1), "The service wants to be left alone")
            : CLASSIFIER.classify(request, response);

    private final FakeTime time = new FakeTime();
    private final FakeRateLimiter limiter = new FakeRateLimiter();
    private final Queue<Supplier<RemoteResponse>> answers = new ArrayDeque<>();
    private final FakeRemoteClient service = new FakeRemoteClient(_ -> answers.remove().get());
    private final RetryingRemoteClient client = client(CLASSIFIER, new RemoteConfig().setMaxWait(new Duration(30, SECONDS)));

    private RetryingRemoteClient client(ResponseClassifier classifier, RemoteConfig config)
    {
        return new RetryingRemoteClient(service, classifier, false, limiter, new RemoteBuckets("tracker", 100, new FixedRates(50, 25), (_, _) -> Optional.empty()), attempt -> ofMillis(attempt), config, time);
    }

    @Test
    void testSuccessIsPassedOn()
    {
        answers.add(() -> ok("a"));

        assertThat(text(client.send(call()))).isEqualTo("a");
        assertThat(time.sleeps()).isEmpty();
    }

    @Test
    void testPassingFaultsAreRetried()
    {
        answers.add(() -> response(502, Map.of(), ""));
        answers.add(() -> {
            throw new TransientRemoteException("no answer");
        });
        answers.add(() -> ok("a"));
        RemoteCall call = call();

        assertThat(text(client.send(call))).isEqualTo("a");
        assertThat(time.sleeps()).containsExactly(ofMillis(1), ofMillis(2));
        assertThat(call.activity().retries()).isEqualTo(2);
    }

    @Test
    void testGivesUpAfterTheLastAttempt()
    {
        for (int i = 0; i < 4; i++) {
            answers.add(() -> response(503, Map.of(), ""));
        }

        assertThatThrownBy(() -> client.send(call()))
                .satisfies(code(OMNISQL_REMOTE_UNAVAILABLE))
                .hasMessage("The service answered with status 503");
        assertThat(service.calls()).hasSize(4);
    }

    @Test
    void testActionsThatOnlyAskAreRetried()
    {
        answers.add(() -> response(502, Map.of(), ""));
        answers.add(() -> ok("running"));

        assertThat(text(client.send(action("GET")))).isEqualTo("running");
        assertThat(service.calls()).hasSize(2);
    }

    @Test
    void testOtherActionsAreSentOnce()
    {
        answers.add(() -> response(502, Map.of(), ""));

        assertThatThrownBy(() -> client.send(action("POST"))).satisfies(code(OMNISQL_REMOTE_UNAVAILABLE));
        assertThat(service.calls()).hasSize(1);
    }

    private static RemoteCall action(String method)
    {
        RemoteRequest request = new RemoteRequest(method, "/jobs", List.of(), Map.of(), Optional.empty(), "core", RemoteRequest.Effect.ACTION);
        return call(connection("acme", "https://api.example.com"), request, ZERO);
    }

    @Test
    void testRefusalIsFinal()
    {
        answers.add(() -> response(404, Map.of(), ""));

        assertThatThrownBy(() -> client.send(call()))
                .satisfies(code(OMNISQL_REMOTE_NOT_FOUND))
                .hasMessage("There is no such thing");
        assertThat(service.calls()).hasSize(1);
    }

    @Test
    void testThrottlingStopsTheConnectionAndIsWaitedFor()
    {
        answers.add(() -> response(429, Map.of("retry-after", "7"), ""));
        answers.add(() -> ok("a"));
        RemoteCall call = call();

        assertThat(text(client.send(call))).isEqualTo("a");
        assertThat(time.sleeps()).containsExactly(ofSeconds(7));
        assertThat(call.activity().throttledNanos()).isEqualTo(ofSeconds(7).toNanos());
        assertThat(limiter.freezes()).extracting(freeze -> freeze.bucket().key()).containsExactly("remote:tracker:connection:acme/main:core");
        assertThat(limiter.freezes()).extracting(Freeze::duration).containsExactly(ofSeconds(7));
    }

    @Test
    void testLongThrottlingFailsWithTheTimeToWait()
    {
        answers.add(() -> response(429, Map.of("retry-after", "3600"), ""));

        assertThatThrownBy(() -> client.send(call()))
                .satisfies(code(OMNISQL_RATE_LIMITED))
                .hasMessage("The service allows no more calls; try again in 3600 s");
        assertThat(time.sleeps()).isEmpty();
        assertThat(limiter.freezes()).extracting(Freeze::duration).containsExactly(ofMinutes(10));
    }

    @Test
    void testThrottlingsOfOneReadAddUp()
    {
        answers.addAll(List.of(
                () -> response(429, Map.of("retry-after", "20"), ""),
                () -> response(429, Map.of("retry-after", "20"), "")));

        assertThatThrownBy(() -> client.send(call())).satisfies(code(OMNISQL_RATE_LIMITED));
        assertThat(time.sleeps()).containsExactly(ofSeconds(20));
    }

    @Test
    void testLeastPauseDoublesWhereTheServiceDoesNotSay()
    {
        RetryingRemoteClient patient = client(UNTOLD, new RemoteConfig());
        answers.addAll(List.of(
                () -> response(403, Map.of(), ""),
                () -> response(403, Map.of(), ""),
                () -> ok("a")));
        RemoteCall call = call();

        assertThat(text(patient.send(call))).isEqualTo("a");
        assertThat(time.sleeps()).containsExactly(ofMillis(60_001), ofMillis(120_002));
        assertThat(limiter.freezes()).extracting(Freeze::duration).containsExactly(ofMillis(60_001), ofMillis(120_002));
        assertThat(call.activity().throttledNanos()).isEqualTo(ofMillis(180_003).toNanos());
    }

    @Test
    void testLeastPausesEnd()
    {
        RetryingRemoteClient patient = client(UNTOLD, new RemoteConfig());
        answers.addAll(nCopies(3, () -> response(403, Map.of(), "")));

        assertThatThrownBy(() -> patient.send(call()))
                .satisfies(code(OMNISQL_RATE_LIMITED))
                .hasMessage("The service wants to be left alone; try again in 241 s");
        assertThat(time.sleeps()).containsExactly(ofMillis(60_001), ofMillis(120_002));
    }

    @Test
    void testLeastPauseIsForServicesThatDoNotSay()
    {
        answers.addAll(List.of(() -> response(403, Map.of("retry-after", "7"), ""), () -> ok("a")));

        assertThat(text(client(UNTOLD, new RemoteConfig()).send(call()))).isEqualTo("a");
        assertThat(time.sleeps()).containsExactly(ofSeconds(7));
    }

    @Test
    void testNotModifiedIsAnAnswer()
    {
        answers.add(() -> response(304, Map.of(), ""));

        assertThat(client.send(call()).status()).isEqualTo(304);
    }

    @Test
    void testInterruptEndsThePause()
    {
        answers.add(() -> {
            Thread.currentThread().interrupt();
            return response(503, Map.of(), "");
        });

        assertThatThrownBy(() -> client.send(call()))
                .isInstanceOfSatisfying(TrinoException.class, e -> assertThat(e.getErrorCode()).isEqualTo(USER_CANCELED.toErrorCode()));
        assertThat(Thread.interrupted()).isTrue();
        assertThat(service.calls()).hasSize(1);
    }
}
