package io.omnisql.toolkit.connector;

import io.omnisql.toolkit.adapter.RemoteReader;
import io.omnisql.toolkit.adapter.RemoteRequest;
import io.omnisql.toolkit.adapter.RemoteResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@Timeout(200)
final class TestReadAhead
{
    private final AtomicInteger requests = new AtomicInteger();

    @Test
    void testTwoRequestsAtTheSameTime()
    {
        CountDownLatch together = new CountDownLatch(2);
        ReadAhead reader = new ReadAhead(request -> {
            requests.incrementAndGet();
            together.countDown();
            await(together);
            return answer(request);
        });
        reader.begin(request("/b"));
        assertThat(text(reader.read(request("/a")))).isEqualTo("/a");
        // it is under way
        reader.begin(request("/b"));
        assertThat(text(reader.read(request("/b")))).isEqualTo("/b");
        assertThat(requests).hasValue(2);
        // it was read
        assertThat(text(reader.read(request("/b")))).isEqualTo("/b");
        assertThat(requests).hasValue(3);
    }

    @Test
    void testFailureCountsWhenItIsRead()
    {
        ReadAhead reader = new ReadAhead(request -> {
            if (request.path().equals("/b")) {
                throw new IllegalStateException("refused");
            }
            return answer(request);
        });
        reader.begin(request("/b"));
        assertThat(text(reader.read(request("/a")))).isEqualTo("/a");
        assertThatThrownBy(() -> reader.read(request("/b"))).isInstanceOf(IllegalStateException.class).hasMessage("refused");
    }

    @Test
    void testCloseEndsWhatWasBegun()
            throws Exception
    {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch ended = new CountDownLatch(2);
        RemoteReader waiting = request -> {
            begun.countDown();
            try {
                new CountDownLatch(1).await();
            }
            catch (InterruptedException e) {
                ended.countDown();
            }
            return answer(request);
        };
        ReadAhead reader = new ReadAhead(waiting);
        reader.begin(request("/b"));
        assertThat(begun.await(60, SECONDS)).isTrue();
        reader.close();
        // also what is begun too late
        reader.begin(request("/c"));
        assertThat(ended.await(60, SECONDS)).isTrue();
    }

    private static void await(CountDownLatch latch)
    {
        try {
            if (!latch.await(60, SECONDS)) {
                throw new IllegalStateException("the other request was not sent");
            }
        }
        catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static RemoteRequest request(String path)
    {
        return new RemoteRequest("GET", path, List.of(), Map.of(), Optional.empty(), "core");
    }

    private static RemoteResponse answer(RemoteRequest request)
    {
        return new RemoteResponse(200, Map.of(), request.path().getBytes(UTF_8), Instant.EPOCH, RemoteResponse.Source.LIVE);
    }

    private static String text(RemoteResponse response)
    {
        return new String(response.body(), UTF_8);
    }
}
