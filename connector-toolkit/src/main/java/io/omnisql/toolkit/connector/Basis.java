package io.omnisql.toolkit.connector;

import com.google.common.hash.Hashing;

import java.time.Instant;
import java.util.List;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;

/**
 * The answers that were read before, told from others of the same requests by when the service gave them. Caches keep milliseconds of it.
 */
record Basis(String digest)
{
    static final Basis NONE = new Basis("");

    Basis
    {
        requireNonNull(digest, "digest is null");
    }

    Basis and(Instant readAt)
    {
        return hash(digest + " " + readAt.toEpochMilli());
    }

    /**
     * What several chains read.
     */
    static Basis all(List<Basis> chains)
    {
        return hash(chains.stream().map(Basis::digest).sorted().collect(joining(" ")));
    }

    private static Basis hash(String text)
    {
        return new Basis(Hashing.sha256().hashString(text, UTF_8).toString());
    }
}
