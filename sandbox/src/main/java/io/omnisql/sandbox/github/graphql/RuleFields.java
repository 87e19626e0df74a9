package io.omnisql.sandbox.github.graphql;

import graphql.schema.DataFetchingEnvironment;
import graphql.schema.idl.RuntimeWiring;
import io.omnisql.sandbox.github.NodeId;
import io.omnisql.sandbox.github.Scope;
import io.omnisql.sandbox.github.data.Account;
import io.omnisql.sandbox.github.data.Branch;
import io.omnisql.sandbox.github.data.Repository;
import io.omnisql.sandbox.github.data.rules.Rulesets;
import io.omnisql.sandbox.github.query.RowOrder;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

import static io.omnisql.sandbox.github.graphql.TypeFields.scope;

/**
 * The protection of branches, and rulesets.
 */
final class RuleFields
{
    private RuleFields() {}

    static void wire(RuntimeWiring.Builder wiring)
    {
        TypeFields.of(wiring, Repository.class, "Repository")
                .fetch("branchProtectionRules", RuleFields::protections)
                .fetch("ruleset", RuleFields::ruleset)
                .fetch("rulesets", environment -> page(environment, ofRepository(environment)));
        TypeFields.of(wiring, Account.class, "Organization")
                .fetch("rulesets", RuleFields::ofOrganization);
        TypeFields.of(wiring, DeliveryNodes.Protection.class, "BranchProtectionRule")
                .field("allowsDeletions", _ -> false)
                .field("allowsForcePushes", _ -> false)
                .field("blocksCreations", _ -> false)
                .field("databaseId", node -> (int) node.branch().id())
                .field("dismissesStaleReviews", _ -> true)
                .field("id", node -> new NodeId(NodeId.Type.BRANCH_PROTECTION, node.repository().id(), node.branch().id()).toString())
                .field("isAdminEnforced", node -> node.branch().name().equals(node.repository().defaultBranch()))
                .field("lockBranch", _ -> false)
                .fetch("matchingRefs", RuleFields::matchingRefs)
                .field("pattern", node -> node.branch().name())
                .field("repository", DeliveryNodes.Protection::repository)
                .field("requireLastPushApproval", _ -> false)
                .field("requiredApprovingReviewCount", _ -> 1)
                .field("requiredStatusCheckContexts", _ -> List.of("build"))
                .field("requiresApprovingReviews", _ -> true)
                .field("requiresCodeOwnerReviews", _ -> false)
                .field("requiresCommitSignatures", _ -> false)
                .field("requiresConversationResolution", _ -> true)
                .field("requiresLinearHistory", _ -> false)
                .field("requiresStatusChecks", _ -> true)
                .field("requiresStrictStatusChecks", _ -> true);
        TypeFields.of(wiring, DeliveryNodes.Rules.class, "RepositoryRuleset")
                .field("conditions", node -> Map.of("refName", Map.of("include", List.of(node.ruleset().pattern()), "exclude", List.of())))
                .field("createdAt", node -> node.ruleset().createdAt())
                .field("databaseId", node -> (int) node.ruleset().id())
                .field("enforcement", node -> node.ruleset().enforcement().toUpperCase(Locale.ROOT))
                .field("id", node -> new NodeId(NodeId.Type.RULESET, node.repository() == null ? 0 : node.repository().id(), node.ruleset().id()).toString())
                .field("name", node -> node.ruleset().name())
                .fetch("rules", RuleFields::rules)
                .field("source", node -> node.repository() == null ? node.owner() : node.repository())
                .field("target", node -> node.ruleset().target().toUpperCase(Locale.ROOT))
                .field("updatedAt", node -> node.ruleset().updatedAt());
        TypeFields.of(wiring, DeliveryNodes.Rule.class, "RepositoryRule")
                .field("id", node -> "RRU_%s_%s".formatted(node.rules().ruleset().id(), node.type()))
                .field("type", DeliveryNodes.Rule::type);
    }

    private static Map<String, Object> protections(DataFetchingEnvironment environment)
    {
        Repository repository = environment.getSource();
        Scope scope = scope(environment);
        boolean insider = scope.principal().hasAccess(scope.data(), repository);
        List<Branch> branches = scope.data().contents(repository.id()).git().branches().stream().filter(branch -> insider && branch.isProtected()).toList();
        return Connections.page(environment, branches, RowOrder.byId(Branch::id), branch -> new DeliveryNodes.Protection(repository, branch));
    }

    private static Map<String, Object> matchingRefs(DataFetchingEnvironment environment)
    {
        DeliveryNodes.Protection node = environment.getSource();
        List<RefNode> refs = RefFields.all(node.repository(), scope(environment)).filter(ref -> ref.prefix().equals(RefFields.HEADS) && ref.name().equals(node.branch().name())).toList();
        return Connections.page(environment, refs, RowOrder.byId(RefNode::id), ref -> ref);
    }

    private static List<DeliveryNodes.Rules> ofRepository(DataFetchingEnvironment environment)
    {
        Repository repository = environment.getSource();
        boolean parents = environment.getArgument("includeParents");
        return Stream.concat(
                        Rulesets.of(repository).stream().map(ruleset -> new DeliveryNodes.Rules(repository.owner(), repository, ruleset)),
                        parents ? ofOwner(repository.owner()) : Stream.empty())
                .toList();
    }

    private static Stream<DeliveryNodes.Rules> ofOwner(Account owner)
    {
        return Rulesets.of(owner).stream().map(ruleset -> new DeliveryNodes.Rules(owner, null, ruleset));
    }

    private static DeliveryNodes.Rules ruleset(DataFetchingEnvironment environment)
    {
        int id = environment.getArgument("databaseId");
        return ofRepository(environment).stream().filter(node -> node.ruleset().id() == id).findFirst().orElse(null);
    }

    private static Map<String, Object> ofOrganization(DataFetchingEnvironment environment)
    {
        Account organization = environment.getSource();
        return page(environment, scope(environment).isMember(organization) ? ofOwner(organization).toList() : List.of());
    }

    private static Map<String, Object> page(DataFetchingEnvironment environment, List<DeliveryNodes.Rules> rulesets)
    {
        return Connections.page(environment, rulesets, RowOrder.byId(node -> node.ruleset().id()), node -> node);
    }

    private static Map<String, Object> rules(DataFetchingEnvironment environment)
    {
        DeliveryNodes.Rules node = environment.getSource();
        List<String> types = node.ruleset().approvals() > 0 ? List.of("DELETION", "NON_FAST_FORWARD", "PULL_REQUEST") : List.of("DELETION", "NON_FAST_FORWARD");
        String wanted = environment.getArgument("type");
        List<String> matching = types.stream().filter(type -> wanted == null || wanted.equals(type)).toList();
        return Connections.page(environment, matching, RowOrder.byId(types::indexOf), type -> new DeliveryNodes.Rule(node, type));
    }
}
