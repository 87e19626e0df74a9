package io.omnisql.control.plane;

import io.omnisql.control.api.SnapshotFormat;
import io.omnisql.control.plane.Publication.Bundle;
import io.omnisql.control.problem.Problem;
import io.omnisql.control.web.Versions;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import java.time.Duration;

import static java.util.Objects.requireNonNull;

/**
 * What a data plane pulls. With {@code wait} an answer of 304 is held back until there is something new or the seconds have passed.
 */
@RestController
@RequestMapping("/v1/planes/{plane}")
class PlaneController
{
    private static final int MAX_WAIT_SECONDS = 30;

    private final Publications publications;

    PlaneController(Publications publications)
    {
        this.publications = requireNonNull(publications, "publications is null");
    }

    /**
     * The signed snapshot; its entity tag is the generation.
     */
    @GetMapping(path = "/snapshot", produces = SnapshotFormat.MEDIA_TYPE)
    ResponseEntity<byte[]> snapshot(
            @PathVariable String plane,
            @RequestHeader(name = HttpHeaders.IF_NONE_MATCH, defaultValue = "") String known,
            @RequestParam(defaultValue = "0") int wait)
    {
        Publication publication = publications.await(plane, current -> Versions.etag(current.generation()).equals(known), seconds(wait));
        return answer(known, Versions.etag(publication.generation()), SnapshotFormat.MEDIA_TYPE, publication.snapshot());
    }

    /**
     * The policy engine's bundle; its entity tag comes from the content.
     */
    @GetMapping(path = "/bundles/omnisql.tar.gz", produces = "application/gzip")
    ResponseEntity<byte[]> bundle(
            @PathVariable String plane,
            @RequestHeader(name = HttpHeaders.IF_NONE_MATCH, defaultValue = "") String known,
            @RequestParam(defaultValue = "0") int wait)
    {
        Publication publication = publications.await(plane, current -> current.bundle().map(Bundle::etag).orElse("").equals(known), seconds(wait));
        Bundle bundle = publication.bundle().orElseThrow(() ->
                new Problem(HttpStatus.SERVICE_UNAVAILABLE, "no-policies", "This build of the control plane holds no policies; install one that does"));
        return answer(known, bundle.etag(), "application/gzip", bundle.content());
    }

    private static Duration seconds(int wait)
    {
        if (wait < 0 || wait > MAX_WAIT_SECONDS) {
            throw Problem.invalid("wait", "must be 0 to %s seconds".formatted(MAX_WAIT_SECONDS));
        }
        return Duration.ofSeconds(wait);
    }

    private static ResponseEntity<byte[]> answer(String known, String etag, String mediaType, byte[] content)
    {
        ResponseEntity.BodyBuilder answer = known.equals(etag) ? ResponseEntity.status(HttpStatus.NOT_MODIFIED) : ResponseEntity.ok();
        answer.eTag(etag).cacheControl(CacheControl.noStore());
        return known.equals(etag) ? answer.build() : answer.header(HttpHeaders.CONTENT_TYPE, mediaType).body(content);
    }
}
