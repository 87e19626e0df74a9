package io.omnisql.sandbox.github.graphql;

import io.omnisql.sandbox.github.NodeId;
import io.omnisql.sandbox.github.Scope;
import io.omnisql.sandbox.github.data.Account;
import io.omnisql.sandbox.github.data.Repository;
import io.omnisql.sandbox.github.data.RepositoryContents;
import io.omnisql.sandbox.github.data.project.Project;

import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds the row of a global node id, when it exists for the caller.
 */
final class NodeFinder
{
    private NodeFinder() {}

    static Optional<? extends Object> find(Scope scope, NodeId nodeId)
    {
        return switch (nodeId.type()) {
            case USER, ORGANIZATION, BOT -> scope.data().accounts().stream().filter(account -> account.id() == nodeId.id()).findFirst();
            case TEAM -> organizations(scope).flatMap(organization -> scope.teams(organization).stream()).filter(team -> team.id() == nodeId.id()).findFirst();
            case PROJECT -> projects(scope).filter(project -> project.id() == nodeId.id()).findFirst();
            case PROJECT_ITEM -> projects(scope)
                    .flatMap(project -> project.items().stream().filter(item -> item.id() == nodeId.id()).map(item -> new ProjectNodes.Item(project, item)))
                    .findFirst();
            case REPOSITORY -> scope.data().repository(nodeId.id()).filter(scope::sees);
            default -> scope.data().repository(nodeId.repository()).filter(scope::sees).flatMap(repository -> find(scope, repository, nodeId));
        };
    }

    private static Stream<Account> organizations(Scope scope)
    {
        return scope.data().accounts().stream().filter(account -> account.kind() == Account.Kind.ORGANIZATION);
    }

    private static Stream<Project> projects(Scope scope)
    {
        return organizations(scope).flatMap(organization -> scope.projects(organization).stream());
    }

    private static Optional<? extends Object> find(Scope scope, Repository repository, NodeId nodeId)
    {
        RepositoryContents contents = scope.data().contents(repository.id());
        return switch (nodeId.type()) {
            case ISSUE -> contents.issues().stream().filter(issue -> issue.id() == nodeId.id()).findFirst();
            case PULL_REQUEST -> contents.pullRequests().stream().filter(pull -> pull.id() == nodeId.id()).findFirst();
            case ISSUE_COMMENT -> contents.comments().stream().filter(comment -> comment.id() == nodeId.id()).findFirst();
            case LABEL -> contents.labels().stream().filter(label -> label.id() == nodeId.id()).findFirst().map(label -> new LabelNode(repository, label));
            case MILESTONE -> contents.milestones().stream().filter(milestone -> milestone.id() == nodeId.id()).findFirst().map(milestone -> new MilestoneNode(repository, milestone));
            case REF -> RefFields.all(repository, scope).filter(ref -> ref.id() == nodeId.id()).findFirst();
            case COMMIT -> contents.git().commits().stream().filter(commit -> commit.id() == nodeId.id()).findFirst();
            case TAG -> RefFields.all(repository, scope).map(RefNode::tag).filter(tag -> tag != null && tag.tag().id() == nodeId.id()).findFirst();
            case REVIEW -> contents.reviews().stream().filter(review -> review.id() == nodeId.id()).findFirst();
            case REVIEW_COMMENT -> contents.reviewComments().stream().filter(comment -> comment.id() == nodeId.id()).findFirst();
            case RELEASE -> contents.releases().stream().filter(release -> release.id() == nodeId.id() && scope.sees(repository, release)).findFirst();
            case RELEASE_ASSET -> contents.releases().stream()
                    .filter(release -> scope.sees(repository, release))
                    .flatMap(release -> release.assets().stream().filter(asset -> asset.id() == nodeId.id()).map(asset -> new AssetNode(release, asset)))
                    .findFirst();
            case DISCUSSION -> contents.discussions().discussions().stream().filter(discussion -> discussion.id() == nodeId.id()).findFirst();
            case DISCUSSION_COMMENT -> contents.discussions().discussions().stream()
                    .flatMap(discussion -> discussion.comments().stream())
                    .filter(comment -> comment.id() == nodeId.id())
                    .findFirst();
            case DEPLOYMENT -> contents.delivery().deployments().stream().filter(deployment -> deployment.id() == nodeId.id()).findFirst();
            default -> Optional.empty();
        };
    }
}
