package io.omnisql.sandbox.github.graphql;

import graphql.schema.DataFetchingEnvironment;
import graphql.schema.idl.RuntimeWiring;
import io.omnisql.sandbox.github.NodeId;
import io.omnisql.sandbox.github.Scope;
import io.omnisql.sandbox.github.data.Conversation;
import io.omnisql.sandbox.github.data.Issue;
import io.omnisql.sandbox.github.data.Label;
import io.omnisql.sandbox.github.data.Milestone;
import io.omnisql.sandbox.github.data.Repository;
import io.omnisql.sandbox.github.query.RowOrder;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import static io.omnisql.sandbox.github.graphql.TypeFields.scope;

/**
 * The fields of {@code Label} and {@code Milestone}, and the connections that lead to them.
 */
final class LabelFields
{
    private LabelFields() {}

    static void wire(RuntimeWiring.Builder wiring)
    {
        TypeFields.of(wiring, Repository.class, "Repository")
                .fetch("label", LabelFields::label)
                .fetch("labels", LabelFields::ofRepository)
                .fetch("milestone", LabelFields::milestone)
                .fetch("milestones", LabelFields::milestones);
        TypeFields.of(wiring, LabelNode.class, "Label")
                .field("color", node -> node.label().color())
                .field("createdAt", node -> node.label().createdAt())
                .field("description", node -> node.label().description())
                .field("id", node -> new NodeId(NodeId.Type.LABEL, node.repository().id(), node.label().id()).toString())
                .field("isDefault", node -> node.label().standard())
                .field("name", node -> node.label().name())
                .field("repository", LabelNode::repository)
                .field("resourcePath", LabelFields::path)
                .scoped("url", (node, scope) -> scope.urls().html() + path(node));
        TypeFields.of(wiring, MilestoneNode.class, "Milestone")
                .field("closed", node -> !node.milestone().open())
                .field("closedAt", node -> node.milestone().closedAt())
                .field("createdAt", node -> node.milestone().createdAt())
                .field("creator", node -> node.milestone().creator())
                .field("description", node -> node.milestone().description())
                .field("dueOn", node -> node.milestone().dueOn())
                .field("id", node -> new NodeId(NodeId.Type.MILESTONE, node.repository().id(), node.milestone().id()).toString())
                .field("number", node -> node.milestone().number())
                .scoped("progressPercentage", LabelFields::progress)
                .field("repository", MilestoneNode::repository)
                .field("resourcePath", LabelFields::path)
                .field("state", node -> node.milestone().open() ? "OPEN" : "CLOSED")
                .field("title", node -> node.milestone().title())
                .field("updatedAt", node -> node.milestone().updatedAt())
                .scoped("url", (node, scope) -> scope.urls().html() + path(node));
    }

    static Map<String, Object> ofConversation(DataFetchingEnvironment environment)
    {
        Issue issue = environment.<Conversation>getSource().issue();
        return labels(environment, scope(environment).data().repository(issue.repositoryId()).orElseThrow(), issue.labels());
    }

    private static Map<String, Object> ofRepository(DataFetchingEnvironment environment)
    {
        Repository repository = environment.getSource();
        String query = environment.getArgument("query");
        List<Label> matching = scope(environment).data().contents(repository.id()).labels().stream()
                .filter(label -> query == null || contains(label.name(), query) || contains(label.description(), query))
                .toList();
        return labels(environment, repository, matching);
    }

    private static Map<String, Object> labels(DataFetchingEnvironment environment, Repository repository, List<Label> labels)
    {
        Map<String, Object> orderBy = environment.getArgument("orderBy");
        RowOrder<Label> order = Connections.orderField(orderBy, "CREATED_AT").equals("NAME")
                ? RowOrder.byName(Label::name, Label::id)
                : RowOrder.byTime(Label::createdAt, Label::id);
        return Connections.page(environment, labels, order.descending(Connections.descending(orderBy)), label -> new LabelNode(repository, label));
    }

    private static boolean contains(String text, String query)
    {
        return text != null && text.toLowerCase(Locale.ROOT).contains(query.toLowerCase(Locale.ROOT));
    }

    private static LabelNode label(DataFetchingEnvironment environment)
    {
        Repository repository = environment.getSource();
        return scope(environment).data().contents(repository.id()).label(environment.getArgument("name")).map(label -> new LabelNode(repository, label)).orElse(null);
    }

    private static MilestoneNode milestone(DataFetchingEnvironment environment)
    {
        Repository repository = environment.getSource();
        int number = environment.getArgument("number");
        return scope(environment).data().contents(repository.id()).milestones().stream()
                .filter(milestone -> milestone.number() == number)
                .map(milestone -> new MilestoneNode(repository, milestone))
                .findFirst()
                .orElse(null);
    }

    private static Map<String, Object> milestones(DataFetchingEnvironment environment)
    {
        Repository repository = environment.getSource();
        List<String> states = environment.getArgument("states");
        List<Milestone> matching = scope(environment).data().contents(repository.id()).milestones().stream()
                .filter(milestone -> states == null || states.contains(milestone.open() ? "OPEN" : "CLOSED"))
                .toList();
        Map<String, Object> orderBy = environment.getArgument("orderBy");
        RowOrder<Milestone> order = switch (Connections.orderField(orderBy, "NUMBER")) {
            case "CREATED_AT" -> RowOrder.byTime(Milestone::createdAt, Milestone::id);
            case "UPDATED_AT" -> RowOrder.byTime(Milestone::updatedAt, Milestone::id);
            case "DUE_DATE" -> RowOrder.byTime(milestone -> milestone.dueOn() == null ? Instant.ofEpochSecond(Integer.MAX_VALUE) : milestone.dueOn(), Milestone::id);
            default -> RowOrder.byId(Milestone::number);
        };
        return Connections.page(environment, matching, order.descending(Connections.descending(orderBy)), milestone -> new MilestoneNode(repository, milestone));
    }

    private static double progress(MilestoneNode node, Scope scope)
    {
        List<Issue> issues = scope.data().contents(node.repository().id()).conversations().stream()
                .map(Conversation::issue)
                .filter(issue -> node.milestone().equals(issue.milestone()))
                .toList();
        return issues.isEmpty() ? 0 : 100.0 * issues.stream().filter(issue -> !issue.isOpen()).count() / issues.size();
    }

    private static String path(LabelNode node)
    {
        return "/%s/labels/%s".formatted(node.repository().fullName(), URLEncoder.encode(node.label().name(), StandardCharsets.UTF_8).replace("+", "%20"));
    }

    private static String path(MilestoneNode node)
    {
        return "/%s/milestone/%s".formatted(node.repository().fullName(), node.milestone().number());
    }
}
