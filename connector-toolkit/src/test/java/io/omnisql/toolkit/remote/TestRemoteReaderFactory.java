package io.omnisql.toolkit.remote;

import io.omnisql.toolkit.adapter.RemoteReader;
import io.omnisql.toolkit.adapter.RemoteRequest;
import io.trino.spi.TrinoException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;

import static io.omnisql.toolkit.remote.RemoteErrorCode.OMNISQL_REMOTE_NOT_FOUND;
import static io.omnisql.toolkit.remote.TestingCalls.connection;
import static io.omnisql.toolkit.remote.TestingCalls.ok;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

@Timeout(120)
final class TestRemoteReaderFactory
{
    private final CountDownLatch sent = new CountDownLatch(2);
    private final FakeRemoteClient client = new FakeRemoteClient(call -> {
        sent.countDown();
        if (call.request().method().equals("PATCH")) {
            throw new TrinoException(OMNISQL_REMOTE_NOT_FOUND, "no such job");
        }
        return ok("");
    });
    private final QueryActivity query = new QueryActivity(1);
    private final RemoteReader reader = new RemoteReaderFactory(client).create(connection("acme", "https://api.example.com"), "alice", "issues", Duration.ZERO, query.part());

    @Test
    void testEndIsDecidedAtTheEndAndSentInOrder()
            throws InterruptedException
    {
        AtomicReference<List<RemoteRequest>> last = new AtomicReference<>(List.of());
        reader.atQueryEnd(last::get);
        last.set(List.of(action("PATCH"), action("DELETE")));
        assertThat(client.calls()).isEmpty();

        query.end();

        assertThat(sent.await(60, SECONDS)).isTrue();
        assertThat(client.calls()).extracting(call -> call.request().method()).containsExactly("PATCH", "DELETE");
    }

    @Test
    void testQueryThatHasEnded()
            throws InterruptedException
    {
        query.end();

        reader.atQueryEnd(action("DELETE"));
        reader.atQueryEnd(action("DELETE"));

        assertThat(sent.await(60, SECONDS)).isTrue();
        assertThat(client.calls()).hasSize(2);
    }

    private static RemoteRequest action(String method)
    {
        return new RemoteRequest(method, "/jobs/1", List.of(), Map.of(), Optional.empty(), "core", RemoteRequest.Effect.ACTION);
    }
}
