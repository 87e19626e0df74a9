package io.omnisql.tenancy.cache;

import io.omnisql.tenancy.cache.SharedCache.Entry;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * The plaintext form of a cache entry: the milliseconds of its read time, then its gzipped value.
 */
final class EntryCodec
{
    private EntryCodec() {}

    static byte[] encode(Entry entry)
    {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream output = new DataOutputStream(bytes)) {
            output.writeLong(entry.readAt().toEpochMilli());
            try (GZIPOutputStream gzip = new GZIPOutputStream(output)) {
                gzip.write(entry.value());
            }
        }
        catch (IOException e) {
            throw new UncheckedIOException("Memory is always writable", e);
        }
        return bytes.toByteArray();
    }

    static Entry decode(byte[] encoded)
            throws IOException
    {
        DataInputStream input = new DataInputStream(new ByteArrayInputStream(encoded));
        Instant readAt = Instant.ofEpochMilli(input.readLong());
        try (GZIPInputStream gzip = new GZIPInputStream(input)) {
            return new Entry(gzip.readAllBytes(), readAt);
        }
    }
}
