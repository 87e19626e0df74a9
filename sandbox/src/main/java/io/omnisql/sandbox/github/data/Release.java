package io.omnisql.sandbox.github.data;

import java.time.Instant;
import java.util.List;

/**
 * A release.
 *
 * @param tagName of a tag, which does not yet exist for a draft
 * @param name null when it was left empty
 * @param body null when it was left empty
 * @param author null when the account was deleted
 * @param createdAt when the tagged commit was made
 * @param publishedAt null for a draft
 */
public record Release(
        long id,
        long repositoryId,
        String tagName,
        String target,
        String name,
        String body,
        boolean draft,
        boolean prerelease,
        Account author,
        Instant createdAt,
        Instant publishedAt,
        Instant updatedAt,
        List<ReleaseAsset> assets)
{
    public Release
    {
        assets = List.copyOf(assets);
    }
}
