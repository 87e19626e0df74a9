package io.omnisql.sandbox.github.server;

import io.omnisql.sandbox.github.access.Principal;
import io.omnisql.sandbox.http.SandboxRequest;
import io.omnisql.sandbox.http.SandboxResponse;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Conditional requests: entity tags, which differ between tokens, and times of the last change.
 */
final class Conditional
{
    private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH);

    private Conditional() {}

    /**
     * Tags the answer, and empties it when the caller's copy is still good.
     */
    static void apply(SandboxRequest request, Principal principal, SandboxResponse response, Optional<Instant> lastModified)
    {
        String tag = "\"" + digest(principal, response.body()) + "\"";
        response.header("ETag", "W/" + tag);
        lastModified.ifPresent(time -> response.header("Last-Modified", HTTP_DATE.format(time.atOffset(ZoneOffset.UTC))));
        Optional<String> ifNoneMatch = request.header("If-None-Match");
        boolean fresh = ifNoneMatch.isPresent()
                ? Stream.of(ifNoneMatch.get().split(",")).map(String::strip).anyMatch(candidate -> candidate.equals("*") || candidate.equals(tag) || candidate.equals("W/" + tag))
                : lastModified.isPresent() && request.header("If-Modified-Since").flatMap(Conditional::parse).filter(since -> !lastModified.get().isAfter(since)).isPresent();
        if (fresh) {
            response.notModified();
        }
    }

    private static Optional<Instant> parse(String date)
    {
        try {
            return Optional.of(LocalDateTime.parse(date, HTTP_DATE).toInstant(ZoneOffset.UTC));
        }
        catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static String digest(Principal principal, byte[] body)
    {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(principal.name().getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
            return HexFormat.of().formatHex(digest.digest(body));
        }
        catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
