package io.omnisql.sandbox.github.rest;

import io.omnisql.sandbox.github.data.security.SecretScanningAlert;
import io.omnisql.sandbox.github.data.security.SecurityData;
import io.omnisql.sandbox.github.json.SecurityJson;
import io.omnisql.sandbox.github.query.RowOrder;
import io.omnisql.sandbox.github.rest.SecurityAccess.Found;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Secrets that were found in a repository and in an organisation.
 */
final class SecretScanningEndpoints
{
    private static final List<String> UNSUPPORTED = List.of("providers", "exclude_providers", "included_metadata", "owner_email_hash");
    private static final List<Parameter> PARAMETERS = List.of(
            Parameter.oneOf("state", "open", "resolved"),
            Parameter.text("secret_type"),
            Parameter.text("exclude_secret_types"),
            Parameter.text("exclude_providers"),
            Parameter.text("providers"),
            Parameter.text("resolution"),
            Parameter.text("assignee"),
            Parameter.oneOf("sort", "created", "updated").defaultsTo("created"),
            Parameter.oneOf("direction", "asc", "desc").defaultsTo("desc"),
            Parameter.PAGE,
            Parameter.PER_PAGE,
            Parameter.text("before"),
            Parameter.text("after"),
            Parameter.text("validity"),
            Parameter.flag("is_publicly_leaked").defaultsTo("false"),
            Parameter.flag("is_multi_repo").defaultsTo("false"),
            Parameter.flag("hide_secret").defaultsTo("false"),
            Parameter.flag("is_bypassed"),
            Parameter.text("included_metadata"),
            Parameter.text("owner_email_hash"));

    private SecretScanningEndpoints() {}

    static List<RestEndpoint> endpoints()
    {
        return List.of(
                RestEndpoint.get("/repos/{owner}/{repo}/secret-scanning/alerts", "secret-scanning/secret-scanning#list-secret-scanning-alerts-for-a-repository", PARAMETERS, SecretScanningEndpoints::ofRepository),
                RestEndpoint.get("/orgs/{org}/secret-scanning/alerts", "secret-scanning/secret-scanning#list-secret-scanning-alerts-for-an-organization", PARAMETERS, SecretScanningEndpoints::ofOrganization));
    }

    private static RestResult ofRepository(RestCall call)
    {
        if (!SecurityAccess.ofRepository(call).secretScanningEnabled()) {
            throw RestException.of(404, "Secret scanning is disabled on this repository.", call.documentation());
        }
        return list(call, SecurityAccess.inRepository(call, SecurityData::secretScanningAlerts), false);
    }

    private static RestResult ofOrganization(RestCall call)
    {
        return list(call, SecurityAccess.inOrganization(call, 404, security -> security.secretScanningEnabled() ? security.secretScanningAlerts() : List.of()), true);
    }

    private static RestResult list(RestCall call, Stream<Found<SecretScanningAlert>> found, boolean withRepository)
    {
        Predicate<SecretScanningAlert> condition = condition(call);
        List<Found<SecretScanningAlert>> matching = found.filter(row -> condition.test(row.alert())).toList();
        boolean hideSecret = call.arguments().flag("hide_secret");
        RowOrder<Found<SecretScanningAlert>> order = call.arguments().value("sort").equals("updated")
                ? RowOrder.byTime(row -> row.alert().updatedAt(), row -> row.id(row.alert().number()))
                : RowOrder.byTime(row -> row.alert().createdAt(), row -> row.id(row.alert().number()));
        SecurityJson json = call.json().security();
        return Paging.numberedOrCursored(call, matching, order.descending(call.arguments().value("direction").equals("desc")), row -> withRepository
                ? json.withRepository(json.secretScanning(row.repository(), row.alert(), hideSecret), row.repository())
                : json.secretScanning(row.repository(), row.alert(), hideSecret));
    }

    private static Predicate<SecretScanningAlert> condition(RestCall call)
    {
        Arguments arguments = call.arguments();
        for (String parameter : UNSUPPORTED) {
            if (arguments.given(parameter)) {
                throw RestException.rejected("The sandbox does not filter secrets by '%s'".formatted(parameter), parameter, call.documentation());
            }
        }
        Optional<String> state = arguments.text("state");
        Set<String> types = arguments.commaSeparated("secret_type");
        Set<String> excluded = arguments.commaSeparated("exclude_secret_types");
        Set<String> resolutions = arguments.commaSeparated("resolution");
        Set<String> validities = arguments.commaSeparated("validity");
        Optional<String> assignee = arguments.text("assignee");
        Optional<Boolean> bypassed = arguments.text("is_bypassed").map(Boolean::valueOf);
        return alert -> (state.isEmpty() || state.get().equals("open") == alert.isOpen())
                && (types.isEmpty() || types.contains(alert.secretType()))
                && !excluded.contains(alert.secretType())
                && (resolutions.isEmpty() || resolutions.contains(alert.resolution()))
                && (validities.isEmpty() || validities.contains(alert.validity()))
                // nobody is assigned
                && (assignee.isEmpty() || assignee.get().equals("none"))
                && (!arguments.flag("is_publicly_leaked") || alert.publiclyLeaked())
                && !arguments.flag("is_multi_repo")
                && (bypassed.isEmpty() || bypassed.get() == alert.bypassed());
    }
}
