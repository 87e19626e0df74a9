package io.omnisql.toolkit.remote;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.GZIPOutputStream;

import static com.google.common.primitives.Bytes.concat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

final class TestResponseBody
{
    private static final int MAX_LENGTH = 100_000;

    @Test
    void testUnpacks()
            throws IOException
    {
        for (int length : new int[] {0, 1, 8_192, 65_536, MAX_LENGTH - 1, MAX_LENGTH}) {
            assertThat(ResponseBody.decode(pack(bytes(length)), "gzip", MAX_LENGTH)).isEqualTo(bytes(length));
        }
        assertThat(ResponseBody.decode(bytes(3), null, MAX_LENGTH)).isEqualTo(bytes(3));
        assertThat(ResponseBody.decode(new byte[0], "gzip", MAX_LENGTH)).isEmpty();
    }

    @Test
    void testSeveralMembers()
            throws IOException
    {
        byte[] packed = concat(pack(bytes(50_000)), pack(bytes(100)));
        assertThat(ResponseBody.decode(packed, "gzip", MAX_LENGTH)).isEqualTo(concat(bytes(50_000), bytes(100)));
    }

    @Test
    void testBodyThatIsLongerThanItMayBe()
            throws IOException
    {
        for (int length : new int[] {MAX_LENGTH + 1, 10 * MAX_LENGTH}) {
            byte[] packed = pack(bytes(length));
            assertThatThrownBy(() -> ResponseBody.decode(packed, "gzip", MAX_LENGTH)).hasMessageContaining("is larger than");
            // whatever its trailer says
            assertThatThrownBy(() -> ResponseBody.decode(concat(packed, pack(bytes(1))), "gzip", MAX_LENGTH)).hasMessageContaining("is larger than");
        }
    }

    @Test
    void testDamage()
            throws IOException
    {
        byte[] packed = pack(bytes(1_000));
        assertThatThrownBy(() -> ResponseBody.decode(Arrays.copyOf(packed, packed.length - 20), "gzip", MAX_LENGTH)).hasMessage("The service's answer is damaged");
        assertThatThrownBy(() -> ResponseBody.decode(bytes(100), "gzip", MAX_LENGTH)).hasMessage("The service's answer is damaged");
        assertThatThrownBy(() -> ResponseBody.decode(packed, "br", MAX_LENGTH)).hasMessageContaining("an encoding that was not asked for");
    }

    private static byte[] bytes(int length)
    {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }

    private static byte[] pack(byte[] body)
            throws IOException
    {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(body);
        }
        return packed.toByteArray();
    }
}
