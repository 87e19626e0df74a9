package io.omnisql.sandbox.github.graphql;

import graphql.schema.DataFetchingEnvironment;
import graphql.schema.idl.RuntimeWiring;
import io.omnisql.sandbox.github.NodeId;
import io.omnisql.sandbox.github.Scope;
import io.omnisql.sandbox.github.data.Release;
import io.omnisql.sandbox.github.data.ReleaseAsset;
import io.omnisql.sandbox.github.data.Repository;
import io.omnisql.sandbox.github.query.RowOrder;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import static io.omnisql.sandbox.github.graphql.TypeFields.scope;

/**
 * The fields of {@code Release} and {@code ReleaseAsset}, and what leads to them.
 */
final class ReleaseFields
{
    private ReleaseFields() {}

    static void wire(RuntimeWiring.Builder wiring)
    {
        TypeFields.of(wiring, Repository.class, "Repository")
                .scoped("latestRelease", (repository, scope) -> latest(repository, scope).orElse(null))
                .fetch("release", environment -> visible(environment.getSource(), scope(environment))
                        .filter(release -> release.tagName().equals(environment.getArgument("tagName")))
                        .findFirst()
                        .orElse(null))
                .fetch("releases", ReleaseFields::releases);
        TypeFields.of(wiring, Release.class, "Release")
                .field("author", Release::author)
                .field("createdAt", Release::createdAt)
                .field("databaseId", release -> Ids.databaseId(release.id()))
                .field("description", Release::body)
                .field("id", release -> new NodeId(NodeId.Type.RELEASE, release.repositoryId(), release.id()).toString())
                .field("isDraft", Release::draft)
                .scoped("isLatest", (release, scope) -> latest(repository(release, scope), scope).filter(release::equals).isPresent())
                .field("isPrerelease", Release::prerelease)
                .field("name", Release::name)
                .field("publishedAt", Release::publishedAt)
                .fetch("releaseAssets", ReleaseFields::assets)
                .scoped("repository", ReleaseFields::repository)
                .scoped("resourcePath", ReleaseFields::path)
                .scoped("tag", (release, scope) -> tag(release, scope).orElse(null))
                .scoped("tagCommit", (release, scope) -> tag(release, scope).map(tag -> RefFields.commit(tag, scope)).orElse(null))
                .field("tagName", Release::tagName)
                .field("updatedAt", Release::updatedAt)
                .scoped("url", (release, scope) -> scope.urls().html() + path(release, scope));
        TypeFields.of(wiring, AssetNode.class, "ReleaseAsset")
                .field("contentType", node -> node.asset().contentType())
                .field("createdAt", node -> node.asset().createdAt())
                .field("downloadCount", node -> node.asset().downloads())
                .scoped("downloadUrl", (node, scope) -> "%s/%s/releases/download/%s/%s".formatted(scope.urls().html(), repository(node.release(), scope).fullName(), node.release().tagName(), node.asset().name()))
                .field("id", node -> new NodeId(NodeId.Type.RELEASE_ASSET, node.release().repositoryId(), node.asset().id()).toString())
                .field("name", node -> node.asset().name())
                .field("release", AssetNode::release)
                .field("size", node -> node.asset().size())
                .field("updatedAt", node -> node.asset().updatedAt())
                .field("uploadedBy", node -> node.asset().uploader())
                .scoped("url", (node, scope) -> "%s/repos/%s/releases/assets/%s".formatted(scope.urls().api(), repository(node.release(), scope).fullName(), node.asset().id()));
    }

    private static Stream<Release> visible(Repository repository, Scope scope)
    {
        return scope.data().contents(repository.id()).releases().stream().filter(release -> scope.sees(repository, release));
    }

    private static Optional<Release> latest(Repository repository, Scope scope)
    {
        return visible(repository, scope)
                .filter(release -> !release.draft() && !release.prerelease())
                .max(Comparator.comparing(Release::createdAt).thenComparing(Release::id));
    }

    private static Repository repository(Release release, Scope scope)
    {
        return scope.data().repository(release.repositoryId()).orElseThrow();
    }

    private static Optional<RefNode> tag(Release release, Scope scope)
    {
        return RefFields.all(repository(release, scope), scope)
                .filter(ref -> ref.prefix().equals(RefFields.TAGS) && ref.name().equals(release.tagName()))
                .findFirst();
    }

    private static String path(Release release, Scope scope)
    {
        return "/%s/releases/tag/%s".formatted(repository(release, scope).fullName(), release.tagName());
    }

    private static Map<String, Object> releases(DataFetchingEnvironment environment)
    {
        List<Release> releases = visible(environment.getSource(), scope(environment)).toList();
        Map<String, Object> orderBy = environment.getArgument("orderBy");
        RowOrder<Release> order = Connections.orderField(orderBy, "CREATED_AT").equals("NAME")
                ? RowOrder.byName(release -> release.name() == null ? "" : release.name(), Release::id)
                : RowOrder.byTime(Release::createdAt, Release::id);
        return Connections.page(environment, releases, order.descending(Connections.descending(orderBy)), release -> release);
    }

    private static Map<String, Object> assets(DataFetchingEnvironment environment)
    {
        Release release = environment.getSource();
        String name = environment.getArgument("name");
        List<ReleaseAsset> assets = release.assets().stream().filter(asset -> name == null || asset.name().equals(name)).toList();
        return Connections.page(environment, assets, RowOrder.byId(ReleaseAsset::id), asset -> new AssetNode(release, asset));
    }
}
