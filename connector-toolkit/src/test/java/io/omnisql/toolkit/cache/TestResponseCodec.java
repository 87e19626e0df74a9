package io.omnisql.toolkit.cache;

import io.omnisql.toolkit.adapter.RemoteResponse;
import io.omnisql.toolkit.adapter.RemoteResponse.Source;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class TestResponseCodec
{
    private static final Instant READ_AT = Instant.parse("2026-03-01T12:00:00.123Z");
    private static final RemoteResponse RESPONSE = new RemoteResponse(200, Map.of("etag", "W/\"é\"", "link", "x".repeat(100_000)), "[{\"a\":\"ü\"}]".getBytes(UTF_8), READ_AT, Source.LIVE);

    @Test
    void testRoundTrip()
            throws IOException
    {
        RemoteResponse decoded = ResponseCodec.decode(ResponseCodec.encode(RESPONSE), READ_AT);

        assertThat(decoded.status()).isEqualTo(200);
        assertThat(decoded.headers()).isEqualTo(RESPONSE.headers());
        assertThat(decoded.body()).isEqualTo(RESPONSE.body());
        assertThat(decoded.readAt()).isEqualTo(READ_AT);
        assertThat(decoded.source()).isEqualTo(Source.REDIS);
    }

    @Test
    void testDamagedBytes()
    {
        byte[] encoded = ResponseCodec.encode(RESPONSE);

        assertThatThrownBy(() -> ResponseCodec.decode(Arrays.copyOf(encoded, encoded.length - 1), READ_AT)).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> ResponseCodec.decode(new byte[0], READ_AT)).isInstanceOf(IOException.class);
        encoded[0]++;
        assertThatThrownBy(() -> ResponseCodec.decode(encoded, READ_AT)).isInstanceOf(IOException.class).hasMessageContaining("version");
    }
}
