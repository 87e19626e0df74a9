package io.omnisql.control.web;

import io.omnisql.control.problem.Problem;
import org.springframework.http.HttpStatus;

/**
 * Optimistic locking: a resource's version travels as its strong entity tag.
 */
public final class Versions
{
    private Versions() {}

    public static String etag(long version)
    {
        return "\"" + version + "\"";
    }

    /**
     * Checks the {@code If-Match} header of a change against the version that it would overwrite. {@code *} matches any version.
     *
     * @param ifMatch null when the request has none
     * @throws Problem 428 without the header, 412 when the resource has changed since
     */
    public static void require(String ifMatch, long version)
    {
        if (ifMatch == null) {
            throw new Problem(
                    HttpStatus.PRECONDITION_REQUIRED,
                    "if-match-required",
                    "Send the header If-Match with the resource's ETag, or * to change it whatever it is now");
        }
        if (!ifMatch.equals("*") && !ifMatch.equals(etag(version))) {
            throw new Problem(
                    HttpStatus.PRECONDITION_FAILED,
                    "version-mismatch",
                    "The resource has changed since it was read; read it again and retry with its new ETag");
        }
    }
}
