package io.omnisql.sandbox.github.rest;

import io.omnisql.sandbox.github.data.security.DependabotAlert;
import io.omnisql.sandbox.github.data.security.SecurityData;
import io.omnisql.sandbox.github.json.SecurityJson;
import io.omnisql.sandbox.github.query.NumberRange;
import io.omnisql.sandbox.github.query.RowOrder;
import io.omnisql.sandbox.github.rest.SecurityAccess.Found;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Vulnerable dependencies of a repository and of an organisation; their pages are led to by cursors only.
 */
final class DependabotEndpoints
{
    private static final List<Parameter> SHARED = List.of(
            Parameter.text("classification"),
            Parameter.text("state"),
            Parameter.text("severity"),
            Parameter.text("ecosystem"),
            Parameter.text("package"),
            Parameter.text("epss_percentage"),
            Parameter.text("has"),
            Parameter.text("assignee"),
            Parameter.oneOf("scope", "development", "runtime"),
            Parameter.text("relationship"),
            Parameter.oneOf("sort", "created", "updated", "epss_percentage").defaultsTo("created"),
            Parameter.oneOf("direction", "asc", "desc").defaultsTo("desc"),
            Parameter.text("before"),
            Parameter.text("after"),
            Parameter.PER_PAGE);

    private DependabotEndpoints() {}

    static List<RestEndpoint> endpoints()
    {
        return List.of(
                RestEndpoint.get(
                        "/repos/{owner}/{repo}/dependabot/alerts",
                        "dependabot/alerts#list-dependabot-alerts-for-a-repository",
                        Stream.concat(SHARED.stream(), Stream.of(Parameter.text("manifest"))).toList(),
                        DependabotEndpoints::ofRepository),
                RestEndpoint.get(
                        "/orgs/{org}/dependabot/alerts",
                        "dependabot/alerts#list-dependabot-alerts-for-an-organization",
                        Stream.concat(SHARED.stream(), Stream.of(Parameter.text("artifact_registry_url"), Parameter.text("artifact_registry"), Parameter.text("runtime_risk"))).toList(),
                        DependabotEndpoints::ofOrganization));
    }

    private static RestResult ofRepository(RestCall call)
    {
        SecurityData security = SecurityAccess.ofRepository(call);
        if (call.repository().isArchived()) {
            throw RestException.of(403, "Dependabot alerts are not available for archived repositories.", call.documentation());
        }
        if (!security.dependabotEnabled()) {
            throw RestException.of(403, "Dependabot alerts are disabled for this repository.", call.documentation());
        }
        Set<String> manifests = call.arguments().commaSeparated("manifest");
        Stream<Found<DependabotAlert>> found = SecurityAccess.inRepository(call, SecurityData::dependabotAlerts);
        return list(call, found.filter(row -> manifests.isEmpty() || manifests.contains(row.alert().manifest())), false);
    }

    private static RestResult ofOrganization(RestCall call)
    {
        for (String parameter : List.of("artifact_registry_url", "artifact_registry", "runtime_risk")) {
            if (call.arguments().given(parameter)) {
                throw RestException.rejected("The sandbox has no artifacts to filter alerts by", parameter, call.documentation());
            }
        }
        Stream<Found<DependabotAlert>> found = SecurityAccess.inOrganization(call, 403, security -> security.dependabotEnabled() ? security.dependabotAlerts() : List.of());
        return list(call, found.filter(row -> !row.repository().isArchived()), true);
    }

    private static RestResult list(RestCall call, Stream<Found<DependabotAlert>> found, boolean withRepository)
    {
        Predicate<DependabotAlert> condition = in(call, "state", Set.of("auto_dismissed", "dismissed", "fixed", "open"), alert -> alert.state().name().toLowerCase(Locale.ROOT))
                .and(in(call, "severity", Set.of("low", "medium", "high", "critical"), DependabotAlert::severity))
                .and(in(call, "ecosystem", Set.of("composer", "go", "maven", "npm", "nuget", "pip", "pub", "rubygems", "rust"), DependabotAlert::ecosystem))
                .and(in(call, "package", Set.of(), DependabotAlert::packageName))
                .and(in(call, "classification", Set.of("general", "malware"), _ -> "general"))
                .and(in(call, "scope", Set.of("development", "runtime"), DependabotAlert::scope))
                .and(in(call, "relationship", Set.of("unknown", "direct", "transitive", "inconclusive"), SecurityJson::relationship))
                .and(in(call, "has", Set.of("patch", "deployment"), alert -> alert.patchedVersion() == null ? "" : "patch"))
                // nobody is assigned
                .and(in(call, "assignee", Set.of(), _ -> "none"));
        Optional<NumberRange> epss = call.arguments().text("epss_percentage").map(text -> NumberRange.parse(text).orElseThrow(() -> RestException.rejected("The query parameter 'epss_percentage' must be a number or a range of numbers", "epss_percentage", call.documentation())));
        List<Found<DependabotAlert>> matching = found
                .filter(row -> condition.test(row.alert()))
                .filter(row -> epss.isEmpty() || epss.get().contains(row.alert().epss()))
                .toList();
        RowOrder<Found<DependabotAlert>> order = switch (call.arguments().value("sort")) {
            case "updated" -> RowOrder.byTime(row -> row.alert().updatedAt(), row -> row.id(row.alert().number()));
            case "epss_percentage" -> RowOrder.byCount(row -> (int) (row.alert().epss() * 10_000), row -> row.id(row.alert().number()));
            default -> RowOrder.byTime(row -> row.alert().createdAt(), row -> row.id(row.alert().number()));
        };
        SecurityJson json = call.json().security();
        return Paging.cursorOnly(call, matching, order.descending(call.arguments().value("direction").equals("desc")), row -> withRepository
                ? json.withRepository(json.dependabot(row.repository(), row.alert()), row.repository())
                : json.dependabot(row.repository(), row.alert()));
    }

    /**
     * @param allowed empty for any value
     */
    private static Predicate<DependabotAlert> in(RestCall call, String parameter, Set<String> allowed, Function<DependabotAlert, String> value)
    {
        Set<String> wanted = call.arguments().commaSeparated(parameter);
        if (!allowed.isEmpty() && !allowed.containsAll(wanted)) {
            throw RestException.rejected("The query parameter '%s' must be a list of %s".formatted(parameter, allowed.stream().sorted().toList()), parameter, call.documentation());
        }
        return alert -> wanted.isEmpty() || wanted.contains(value.apply(alert));
    }
}
