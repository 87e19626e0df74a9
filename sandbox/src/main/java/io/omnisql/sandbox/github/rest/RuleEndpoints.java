package io.omnisql.sandbox.github.rest;

import io.omnisql.sandbox.github.data.Account;
import io.omnisql.sandbox.github.data.Branch;
import io.omnisql.sandbox.github.data.rules.Ruleset;
import io.omnisql.sandbox.github.data.rules.Rulesets;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The protection of branches, and rulesets.
 */
final class RuleEndpoints
{
    private static final Parameter INCLUDES_PARENTS = Parameter.flag("includes_parents").defaultsTo("true");

    private RuleEndpoints() {}

    static List<RestEndpoint> endpoints()
    {
        return List.of(
                RestEndpoint.get("/repos/{owner}/{repo}/branches/{branch}/protection", "branches/branch-protection#get-branch-protection", List.of(), RuleEndpoints::protection),
                RestEndpoint.get(
                        "/repos/{owner}/{repo}/rulesets",
                        "repos/rules#get-all-repository-rulesets",
                        List.of(Parameter.PER_PAGE, Parameter.PAGE, INCLUDES_PARENTS, Parameter.text("targets")),
                        call -> Paging.numbered(call, targeted(call, ofRepository(call)), ruleset -> call.json().rules().ruleset(call.repository().owner(), call.repository(), ruleset))),
                RestEndpoint.get("/repos/{owner}/{repo}/rulesets/{ruleset_id}", "repos/rules#get-a-repository-ruleset", List.of(INCLUDES_PARENTS), RuleEndpoints::ruleset),
                RestEndpoint.get("/orgs/{org}/rulesets", "orgs/rules#get-all-organization-repository-rulesets", List.of(Parameter.PER_PAGE, Parameter.PAGE, Parameter.text("targets")), RuleEndpoints::ofOrganization));
    }

    private static RestResult protection(RestCall call)
    {
        String name = call.pathVariables().get("branch");
        Branch branch = call.contents().git().branches().stream()
                .filter(candidate -> candidate.name().equals(name))
                .findFirst()
                .orElseThrow(() -> RestException.of(404, "Branch not found", call.documentation()));
        if (!call.scope().principal().hasAccess(call.data(), call.repository())) {
            throw RestException.notFound();
        }
        if (!branch.isProtected()) {
            throw RestException.of(404, "Branch not protected", call.documentation());
        }
        return RestResult.of(call.json().rules().protection(call.repository(), branch));
    }

    private static List<Ruleset> ofRepository(RestCall call)
    {
        boolean parents = call.arguments().flag("includes_parents");
        return Stream.concat(Rulesets.of(call.repository()).stream(), parents ? Rulesets.of(call.repository().owner()).stream() : Stream.empty()).toList();
    }

    private static List<Ruleset> targeted(RestCall call, List<Ruleset> rulesets)
    {
        Set<String> targets = call.arguments().commaSeparated("targets");
        if (!Set.of("branch", "tag", "push").containsAll(targets)) {
            throw RestException.rejected("The query parameter 'targets' must be a list of branch, tag, push", "targets", call.documentation());
        }
        return rulesets.stream().filter(ruleset -> targets.isEmpty() || targets.contains(ruleset.target())).toList();
    }

    private static RestResult ruleset(RestCall call)
    {
        long id = call.id("ruleset_id");
        Ruleset ruleset = ofRepository(call).stream().filter(candidate -> candidate.id() == id).findFirst().orElseThrow(RestException::notFound);
        return RestResult.of(call.json().rules().fullRuleset(call.repository().owner(), call.repository(), ruleset));
    }

    private static RestResult ofOrganization(RestCall call)
    {
        Account organization = OrganizationEndpoints.requireMember(call);
        return Paging.numbered(call, targeted(call, Rulesets.of(organization)), ruleset -> call.json().rules().ruleset(organization, null, ruleset));
    }
}
