package io.omnisql.sandbox.github.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.omnisql.sandbox.github.NodeId;
import io.omnisql.sandbox.github.data.Branch;
import io.omnisql.sandbox.github.data.Commit;
import io.omnisql.sandbox.github.data.FileChange;
import io.omnisql.sandbox.github.data.Repository;
import io.omnisql.sandbox.github.data.Signature;
import io.omnisql.sandbox.github.data.Tag;
import io.omnisql.sandbox.http.Json;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/**
 * Commits, branches and tags as REST shows them.
 */
public final class CommitJson
{
    private final AccountJson accounts;
    private final RepositoryJson repositories;

    CommitJson(AccountJson accounts, RepositoryJson repositories)
    {
        this.accounts = accounts;
        this.repositories = repositories;
    }

    /**
     * The form in lists, without what was changed.
     */
    public ObjectNode summary(Repository repository, Commit commit)
    {
        String url = url(repository, commit.sha());
        ObjectNode json = Json.object()
                .put("sha", commit.sha())
                .put("node_id", nodeId(commit).toString());
        json.set("commit", git(repository, commit));
        json.put("url", url)
                .put("html_url", "%s/commit/%s".formatted(repositories.htmlUrl(repository), commit.sha()))
                .put("comments_url", url + "/comments");
        json.set("author", accounts.simpleOrNull(commit.author().account()));
        json.set("committer", accounts.simpleOrNull(commit.committer().account()));
        json.set("parents", Json.array(commit.parents(), parent -> Json.object()
                .put("sha", parent)
                .put("url", url(repository, parent))
                .put("html_url", "%s/commit/%s".formatted(repositories.htmlUrl(repository), parent))));
        return json;
    }

    /**
     * The form of a single commit.
     *
     * @param files those of its changes that are on the page
     */
    public ObjectNode detail(Repository repository, Commit commit, List<FileChange> files)
    {
        ObjectNode json = summary(repository, commit);
        json.putObject("stats")
                .put("total", commit.additions() + commit.deletions())
                .put("additions", commit.additions())
                .put("deletions", commit.deletions());
        json.set("files", Json.array(files, file -> file(repository, commit.sha(), file)));
        return json;
    }

    private ObjectNode git(Repository repository, Commit commit)
    {
        ObjectNode json = Json.object();
        json.set("author", signature(commit.author()));
        json.set("committer", signature(commit.committer()));
        json.put("message", commit.message());
        json.putObject("tree").put("sha", commit.treeSha()).put("url", "%s/git/trees/%s".formatted(repositories.url(repository), commit.treeSha()));
        json.put("url", "%s/git/commits/%s".formatted(repositories.url(repository), commit.sha()))
                .put("comment_count", 0);
        json.putObject("verification")
                .put("verified", commit.verified())
                .put("reason", commit.verified() ? "valid" : "unsigned")
                .put("signature", commit.verified() ? "-----BEGIN PGP SIGNATURE-----\n\n-----END PGP SIGNATURE-----" : null)
                .put("payload", commit.verified() ? "tree %s\n".formatted(commit.treeSha()) : null)
                .put("verified_at", commit.verified() ? commit.committer().date().toString() : null);
        return json;
    }

    private static JsonNode signature(Signature signature)
    {
        return Json.object().put("name", signature.name()).put("email", signature.email()).put("date", signature.date().toString());
    }

    /**
     * What is changed in one file.
     */
    public ObjectNode file(Repository repository, String sha, FileChange file)
    {
        String html = repositories.htmlUrl(repository);
        String path = URLEncoder.encode(file.path(), StandardCharsets.UTF_8).replace("+", "%20");
        ObjectNode json = Json.object()
                .put("sha", file.blobSha())
                .put("filename", file.path())
                .put("status", file.status().name().toLowerCase(Locale.ROOT))
                .put("additions", file.additions())
                .put("deletions", file.deletions())
                .put("changes", file.additions() + file.deletions())
                .put("blob_url", "%s/blob/%s/%s".formatted(html, sha, path))
                .put("raw_url", "%s/raw/%s/%s".formatted(html, sha, path))
                .put("contents_url", "%s/contents/%s?ref=%s".formatted(repositories.url(repository), path, sha));
        if (file.previousPath() != null) {
            json.put("previous_filename", file.previousPath());
        }
        if (!file.path().endsWith(".png")) {
            // a patch is left out of binary files
            json.put("patch", "@@ -1,%s +1,%s @@".formatted(file.deletions(), file.additions()));
        }
        return json;
    }

    /**
     * A file that a search found.
     */
    public ObjectNode blob(Repository repository, String path, String blobSha, String sha)
    {
        String encoded = URLEncoder.encode(path, StandardCharsets.UTF_8).replace("+", "%20").replace("%2F", "/");
        return Json.object()
                .put("name", path.substring(path.lastIndexOf('/') + 1))
                .put("path", path)
                .put("sha", blobSha)
                .put("url", "%s/contents/%s?ref=%s".formatted(repositories.url(repository), encoded, sha))
                .put("git_url", "%s/git/blobs/%s".formatted(repositories.url(repository), blobSha))
                .put("html_url", "%s/blob/%s/%s".formatted(repositories.htmlUrl(repository), sha, encoded));
    }

    public ObjectNode branch(Repository repository, Branch branch)
    {
        ObjectNode json = Json.object().put("name", branch.name());
        json.set("commit", pointer(repository, branch.sha()));
        return json.put("protected", branch.isProtected());
    }

    public ObjectNode tag(Repository repository, Tag tag)
    {
        ObjectNode json = Json.object().put("name", tag.name());
        json.put("zipball_url", "%s/zipball/refs/tags/%s".formatted(repositories.url(repository), tag.name()))
                .put("tarball_url", "%s/tarball/refs/tags/%s".formatted(repositories.url(repository), tag.name()));
        json.set("commit", pointer(repository, tag.sha()));
        return json.put("node_id", new NodeId(NodeId.Type.REF, repository.id(), tag.id()).toString());
    }

    private ObjectNode pointer(Repository repository, String sha)
    {
        return Json.object().put("sha", sha).put("url", url(repository, sha));
    }

    private String url(Repository repository, String sha)
    {
        return "%s/commits/%s".formatted(repositories.url(repository), sha);
    }

    private static NodeId nodeId(Commit commit)
    {
        return new NodeId(NodeId.Type.COMMIT, commit.repositoryId(), commit.id());
    }
}
