package io.omnisql.sandbox.github.control;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import io.omnisql.sandbox.github.data.Comment;
import io.omnisql.sandbox.github.data.Conversation;
import io.omnisql.sandbox.github.data.GithubData;
import io.omnisql.sandbox.github.data.Issue;
import io.omnisql.sandbox.github.data.IssueState;
import io.omnisql.sandbox.github.data.Repository;
import io.omnisql.sandbox.github.data.StateReason;
import io.omnisql.sandbox.http.Json;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;

/**
 * The controls of rows: create and change issues, comment, change repositories.
 */
final class DataControl
{
    private final GithubData data;
    private final Changes changes;

    DataControl(GithubData data, Changes changes)
    {
        this.data = data;
        this.changes = changes;
    }

    private record NewIssue(@JsonProperty(required = true) String title, String body, List<String> labels) {}

    private record IssueEdit(String title, String body, String state, @JsonProperty("state_reason") String stateReason, List<String> labels, List<String> assignees)
    {
        Changes.IssueChange change()
        {
            return new Changes.IssueChange(
                    title,
                    body,
                    state == null ? null : IssueState.valueOf(state.toUpperCase(Locale.ROOT)),
                    stateReason == null ? null : StateReason.valueOf(stateReason.toUpperCase(Locale.ROOT)),
                    labels,
                    assignees);
        }
    }

    private record NewComment(@JsonProperty(required = true) String body) {}

    private record RepositoryEdit(String description, Boolean archived) {}

    Object answer(String method, List<String> path, JsonNode body)
            throws IOException
    {
        if (!method.equals("POST") || path.size() < 3) {
            throw ControlHandler.unknown(method, path);
        }
        Repository repository = data.repository(path.get(1), path.get(2))
                .orElseThrow(() -> new NoSuchElementException("There is no repository %s/%s".formatted(path.get(1), path.get(2))));
        if (path.getFirst().equals("repositories") && path.size() == 3) {
            RepositoryEdit edit = Json.MAPPER.treeToValue(body, RepositoryEdit.class);
            Repository changed = changes.editRepository(repository, edit.description(), edit.archived());
            return Map.of("id", changed.id(), "full_name", changed.fullName(), "updated_at", changed.updatedAt().toString());
        }
        if (path.getFirst().equals("issues") && path.size() == 3) {
            NewIssue issue = Json.MAPPER.treeToValue(body, NewIssue.class);
            return summary(changes.createIssue(repository, issue.title(), issue.body(), issue.labels() == null ? List.of() : issue.labels()));
        }
        if (path.getFirst().equals("issues") && path.size() == 4) {
            return summary(changes.editIssue(repository, conversation(repository, path.get(3)), Json.MAPPER.treeToValue(body, IssueEdit.class).change()));
        }
        if (path.getFirst().equals("issues") && path.size() == 5 && path.get(4).equals("comments")) {
            Comment comment = changes.comment(repository, conversation(repository, path.get(3)), Json.MAPPER.treeToValue(body, NewComment.class).body());
            return Map.of("id", comment.id(), "number", comment.number(), "created_at", comment.createdAt().toString());
        }
        throw ControlHandler.unknown(method, path);
    }

    private Conversation conversation(Repository repository, String number)
    {
        if (!number.matches("[0-9]{1,9}")) {
            throw new IllegalArgumentException("'%s' is no number of an issue".formatted(number));
        }
        return data.contents(repository.id()).conversation(Integer.parseInt(number))
                .orElseThrow(() -> new NoSuchElementException("%s has no issue %s".formatted(repository.fullName(), number)));
    }

    private static Map<String, Object> summary(Conversation conversation)
    {
        Issue issue = conversation.issue();
        Map<String, Object> summary = new LinkedHashMap<>();
        summary.put("id", issue.id());
        summary.put("number", issue.number());
        summary.put("title", issue.title());
        summary.put("state", issue.state().restName());
        summary.put("updated_at", issue.updatedAt().toString());
        return summary;
    }
}
