package io.omnisql.toolkit.cache;

import io.omnisql.toolkit.adapter.RemoteResponse;
import io.omnisql.toolkit.adapter.RemoteResponse.Source;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * The bytes of a response in the shared cache.
 */
final class ResponseCodec
{
    private static final int VERSION = 1;

    private ResponseCodec() {}

    static byte[] encode(RemoteResponse response)
    {
        ByteArrayOutputStream encoded = new ByteArrayOutputStream(response.body().length + 1_024);
        try (DataOutputStream out = new DataOutputStream(encoded)) {
            out.writeByte(VERSION);
            out.writeShort(response.status());
            out.writeInt(response.headers().size());
            for (Map.Entry<String, String> header : response.headers().entrySet()) {
                write(out, header.getKey().getBytes(UTF_8));
                write(out, header.getValue().getBytes(UTF_8));
            }
            write(out, response.body());
        }
        catch (IOException e) {
            throw new UncheckedIOException("Memory is always writable", e);
        }
        return encoded.toByteArray();
    }

    /**
     * @throws IOException when another version wrote it
     */
    static RemoteResponse decode(byte[] encoded, Instant readAt)
            throws IOException
    {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(encoded))) {
            if (in.readByte() != VERSION) {
                throw new IOException("Another version of the cached form");
            }
            int status = in.readUnsignedShort();
            int count = in.readInt();
            Map<String, String> headers = new HashMap<>();
            for (int i = 0; i < count; i++) {
                headers.put(new String(read(in), UTF_8), new String(read(in), UTF_8));
            }
            return new RemoteResponse(status, headers, read(in), readAt, Source.REDIS);
        }
    }

    private static void write(DataOutputStream out, byte[] bytes)
            throws IOException
    {
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static byte[] read(DataInputStream in)
            throws IOException
    {
        int length = in.readInt();
        byte[] bytes = in.readNBytes(length);
        if (bytes.length != length) {
            throw new IOException("The cached form is cut short");
        }
        return bytes;
    }
}
