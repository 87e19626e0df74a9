package io.omnisql.sandbox.github.data;

/**
 * A tag.
 *
 * @param sha of the commit that it leads to
 * @param annotation null for a lightweight tag
 */
public record Tag(long id, String name, String sha, Annotation annotation)
{
    /**
     * The object of an annotated tag.
     */
    public record Annotation(String sha, String message, Signature tagger) {}
}
