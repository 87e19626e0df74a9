package io.omnisql.toolkit.remote;

import io.airlift.units.DataSize;
import io.trino.spi.TrinoException;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;

import static io.omnisql.toolkit.remote.RemoteErrorCode.OMNISQL_REMOTE_PROTOCOL;

/**
 * Uncompresses bodies, no further than they may be long.
 */
final class ResponseBody
{
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
        try (InputStream body = new GZIPInputStream(new ByteArrayInputStream(received))) {
            byte[] decoded = body.readNBytes(maxLength);
            if (body.read() >= 0) {
                throw oversize(maxLength);
            }
            return decoded;
        }
        catch (IOException e) {
            throw new TransientRemoteException("The service's answer is damaged");
        }
    }

    static TrinoException oversize(int maxLength)
    {
        return new TrinoException(OMNISQL_REMOTE_PROTOCOL, "The service's answer is larger than %s; an administrator can raise omnisql.remote.max-response-size".formatted(DataSize.ofBytes(maxLength).succinct()));
    }
}
