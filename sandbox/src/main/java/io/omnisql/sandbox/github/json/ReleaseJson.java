package io.omnisql.sandbox.github.json;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.omnisql.sandbox.github.NodeId;
import io.omnisql.sandbox.github.data.Release;
import io.omnisql.sandbox.github.data.ReleaseAsset;
import io.omnisql.sandbox.github.data.Repository;
import io.omnisql.sandbox.http.Json;

import static io.omnisql.sandbox.github.json.IssueJson.time;

/**
 * Releases and their files as REST shows them.
 */
public final class ReleaseJson
{
    private final AccountJson accounts;
    private final RepositoryJson repositories;

    ReleaseJson(AccountJson accounts, RepositoryJson repositories)
    {
        this.accounts = accounts;
        this.repositories = repositories;
    }

    public ObjectNode release(Repository repository, Release release)
    {
        String base = repositories.url(repository);
        String url = "%s/releases/%s".formatted(base, release.id());
        ObjectNode json = Json.object()
                .put("url", url)
                .put("assets_url", url + "/assets")
                .put("upload_url", url + "/assets{?name,label}")
                .put("html_url", "%s/releases/tag/%s".formatted(repositories.htmlUrl(repository), release.tagName()))
                .put("id", release.id());
        json.set("author", accounts.author(release.author()));
        json.put("node_id", new NodeId(NodeId.Type.RELEASE, repository.id(), release.id()).toString())
                .put("tag_name", release.tagName())
                .put("target_commitish", release.target())
                .put("name", release.name())
                .put("draft", release.draft())
                .put("immutable", false)
                .put("prerelease", release.prerelease())
                .put("created_at", release.createdAt().toString())
                .put("updated_at", release.updatedAt().toString())
                .put("published_at", time(release.publishedAt()));
        json.set("assets", Json.array(release.assets(), asset -> asset(repository, release, asset)));
        return json.put("tarball_url", release.draft() ? null : "%s/tarball/%s".formatted(base, release.tagName()))
                .put("zipball_url", release.draft() ? null : "%s/zipball/%s".formatted(base, release.tagName()))
                .put("body", release.body());
    }

    private ObjectNode asset(Repository repository, Release release, ReleaseAsset asset)
    {
        ObjectNode json = Json.object()
                .put("url", "%s/releases/assets/%s".formatted(repositories.url(repository), asset.id()))
                .put("id", asset.id())
                .put("node_id", new NodeId(NodeId.Type.RELEASE_ASSET, repository.id(), asset.id()).toString())
                .put("name", asset.name())
                .put("label", asset.label());
        json.set("uploader", accounts.simple(asset.uploader()));
        return json.put("content_type", asset.contentType())
                .put("state", "uploaded")
                .put("size", asset.size())
                .put("digest", asset.digest())
                .put("download_count", asset.downloads())
                .put("created_at", asset.createdAt().toString())
                .put("updated_at", asset.updatedAt().toString())
                .put("browser_download_url", "%s/releases/download/%s/%s".formatted(repositories.htmlUrl(repository), release.tagName(), asset.name()));
    }
}
