package io.omnisql.sandbox.github.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.omnisql.sandbox.github.data.Account;
import io.omnisql.sandbox.github.data.Commit;
import io.omnisql.sandbox.github.data.GitHistory;
import io.omnisql.sandbox.github.data.Signature;
import io.omnisql.sandbox.github.data.organization.Collaborator;
import io.omnisql.sandbox.github.data.organization.Permission;
import io.omnisql.sandbox.github.query.RowOrder;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Who may use a repository, and who wrote it.
 */
final class CollaboratorEndpoints
{
    private CollaboratorEndpoints() {}

    private record Contributor(Signature signature, int commits) {}

    static List<RestEndpoint> endpoints()
    {
        return List.of(
                RestEndpoint.get(
                        "/repos/{owner}/{repo}/collaborators",
                        "collaborators/collaborators#list-repository-collaborators",
                        List.of(
                                Parameter.oneOf("affiliation", "outside", "direct", "all").defaultsTo("all"),
                                Parameter.oneOf("permission", "pull", "triage", "push", "maintain", "admin"),
                                Parameter.PER_PAGE,
                                Parameter.PAGE),
                        CollaboratorEndpoints::collaborators),
                RestEndpoint.get(
                        "/repos/{owner}/{repo}/contributors",
                        "repos/repos#list-repository-contributors",
                        List.of(Parameter.text("anon"), Parameter.PER_PAGE, Parameter.PAGE),
                        CollaboratorEndpoints::contributors));
    }

    private static RestResult collaborators(RestCall call)
    {
        if (!call.scope().principal().hasAccess(call.data(), call.repository())) {
            throw RestException.of(403, "Must have push access to view repository collaborators.", call.documentation());
        }
        String affiliation = call.arguments().value("affiliation");
        Optional<String> permission = call.arguments().text("permission");
        List<Collaborator> matching = call.scope().collaborators(call.repository()).stream()
                .filter(collaborator -> switch (affiliation) {
                    case "outside" -> collaborator.outside();
                    case "direct" -> collaborator.direct();
                    default -> true;
                })
                .filter(collaborator -> permission.isEmpty() || collaborator.permission().includes(permission(permission.get())))
                .toList();
        return Paging.numbered(call, matching, call.json().organizations()::collaborator);
    }

    private static Permission permission(String verb)
    {
        return Arrays.stream(Permission.values()).filter(permission -> permission.verb().equals(verb)).findFirst().orElseThrow();
    }

    private static RestResult contributors(RestCall call)
    {
        Optional<String> anonymous = call.arguments().text("anon");
        if (anonymous.isPresent() && !List.of("1", "true").contains(anonymous.get())) {
            throw RestException.rejected("The query parameter 'anon' must be 1 or true, else GitHub leaves anonymous contributors out", "anon", call.documentation());
        }
        if (call.repository().isEmpty()) {
            return RestResult.noContent();
        }
        GitHistory git = call.contents().git();
        Map<String, Contributor> contributors = new LinkedHashMap<>();
        for (Commit commit : git.log(git.resolve(call.repository().defaultBranch()).orElseThrow())) {
            Signature author = commit.author();
            String who = author.account() == null ? author.email() : author.account().restLogin();
            contributors.merge(who, new Contributor(author, 1), (before, _) -> new Contributor(before.signature(), before.commits() + 1));
        }
        List<Contributor> matching = contributors.values().stream()
                .filter(contributor -> contributor.signature().account() != null || anonymous.isPresent())
                .toList();
        RowOrder<Contributor> order = RowOrder.<Contributor>byCount(Contributor::commits, contributor -> contributor.signature().email().hashCode()).descending(true);
        return Paging.numbered(call, order.sorted(matching), contributor -> json(call, contributor));
    }

    private static ObjectNode json(RestCall call, Contributor contributor)
    {
        Account account = contributor.signature().account();
        return account == null
                ? call.json().organizations().anonymousContributor(contributor.signature().name(), contributor.signature().email(), contributor.commits())
                : call.json().organizations().contributor(account, contributor.commits());
    }
}
