package io.omnisql.toolkit.remote;

import io.airlift.units.DataSize;
import io.trino.spi.TrinoException;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;

import static io.omnisql.toolkit.remote.RemoteErrorCode.OMNISQL_REMOTE_PROTOCOL;
import static java.nio.ByteOrder.LITTLE_ENDIAN;

/**
 * Uncompresses bodies, no further than they may be long.
 */
final class ResponseBody
{
    private static final int BUFFER = 8_192;

    private ResponseBody() {}

    /**
     * @param encoding the content encoding, null for none
     */
    static byte[] decode(byte[] received, String encoding, int maxLength)
    {
        if (encoding == null || encoding.equalsIgnoreCase("identity") || received.length == 0) {
            return received;
        }
        if (!encoding.equalsIgnoreCase("gzip")) {
            throw new TrinoException(OMNISQL_REMOTE_PROTOCOL, "The service answered in an encoding that was not asked for");
        }
        try (InputStream body = new GZIPInputStream(new ByteArrayInputStream(received), BUFFER)) {
            byte[] decoded = new byte[Math.clamp(announcedLength(received), 1, maxLength)];
            int length = 0;
            while (true) {
                length += body.readNBytes(decoded, length, decoded.length - length);
                int following = length < decoded.length ? -1 : body.read();
                if (following < 0) {
                    return length == decoded.length ? decoded : Arrays.copyOf(decoded, length);
                }
                if (length == maxLength) {
                    throw oversize(maxLength);
                }
                decoded = Arrays.copyOf(decoded, (int) Math.min(maxLength, 2L * length));
                decoded[length++] = (byte) following;
            }
        }
        catch (IOException e) {
            throw new TransientRemoteException("The service's answer is damaged");
        }
    }

    /**
     * The length in bytes that the trailer tells of the last member (RFC 1952, section 2.3.1). Nothing but the size of a buffer depends on it.
     */
    private static int announcedLength(byte[] received)
    {
        return received.length < Integer.BYTES ? 0 : ByteBuffer.wrap(received, received.length - Integer.BYTES, Integer.BYTES).order(LITTLE_ENDIAN).getInt();
    }

    static TrinoException oversize(int maxLength)
    {
        return new TrinoException(OMNISQL_REMOTE_PROTOCOL, "The service's answer is larger than %s; an administrator can raise omnisql.remote.max-response-size".formatted(DataSize.ofBytes(maxLength).succinct()));
    }
}
