package io.omnisql.tenancy.keys;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Builds the associated data of an encryption: the parts, each with its length before it, so that no two lists give the same bytes.
 */
public final class AssociatedData
{
    private AssociatedData() {}

    public static byte[] of(String... parts)
    {
        List<byte[]> encoded = Arrays.stream(parts).map(part -> part.getBytes(UTF_8)).toList();
        int length = encoded.stream().mapToInt(part -> Integer.BYTES + part.length).sum();
        ByteBuffer buffer = ByteBuffer.allocate(length);
        for (byte[] part : encoded) {
            buffer.putInt(part.length).put(part);
        }
        return buffer.array();
    }
}
