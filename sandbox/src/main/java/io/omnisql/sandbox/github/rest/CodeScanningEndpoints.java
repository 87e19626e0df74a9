package io.omnisql.sandbox.github.rest;

import io.omnisql.sandbox.github.data.security.CodeScanningAlert;
import io.omnisql.sandbox.github.data.security.SecurityData;
import io.omnisql.sandbox.github.json.SecurityJson;
import io.omnisql.sandbox.github.query.RowOrder;
import io.omnisql.sandbox.github.rest.SecurityAccess.Found;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What analyses of the code found in a repository and in an organisation.
 */
final class CodeScanningEndpoints
{
    private static final Parameter DIRECTION = Parameter.oneOf("direction", "asc", "desc").defaultsTo("desc");

    private CodeScanningEndpoints() {}

    static List<RestEndpoint> endpoints()
    {
        return List.of(
                RestEndpoint.get(
                        "/repos/{owner}/{repo}/code-scanning/alerts",
                        "code-scanning/code-scanning#list-code-scanning-alerts-for-a-repository",
                        List.of(
                                Parameter.text("tool_name"),
                                Parameter.text("tool_guid"),
                                Parameter.PAGE,
                                Parameter.PER_PAGE,
                                Parameter.text("ref"),
                                DIRECTION,
                                Parameter.oneOf("sort", "created", "number", "updated").defaultsTo("created"),
                                Parameter.oneOf("state", "open", "dismissed", "fixed")),
                        CodeScanningEndpoints::ofRepository),
                RestEndpoint.get(
                        "/orgs/{org}/code-scanning/alerts",
                        "code-scanning/code-scanning#list-code-scanning-alerts-for-an-organization",
                        List.of(
                                Parameter.text("tool_name"),
                                Parameter.text("tool_guid"),
                                Parameter.text("before"),
                                Parameter.text("after"),
                                Parameter.PAGE,
                                Parameter.PER_PAGE,
                                DIRECTION,
                                Parameter.oneOf("state", "open", "closed", "dismissed", "fixed"),
                                Parameter.oneOf("sort", "created", "updated").defaultsTo("created"),
                                Parameter.oneOf("severity", "critical", "high", "medium", "low", "warning", "note", "error"),
                                Parameter.text("assignees")),
                        CodeScanningEndpoints::ofOrganization));
    }

    private static RestResult ofRepository(RestCall call)
    {
        SecurityData security = SecurityAccess.ofRepository(call);
        if (security.codeScanning() == SecurityData.CodeScanning.OFF) {
            throw RestException.of(403, "Advanced Security must be enabled for this repository to use code scanning.", call.documentation());
        }
        if (security.codeScanning() == SecurityData.CodeScanning.NEVER_RUN) {
            throw RestException.of(404, "no analysis found", call.documentation());
        }
        Optional<String> ref = call.arguments().text("ref");
        List<Found<CodeScanningAlert>> matching = matching(call, SecurityAccess.inRepository(call, SecurityData::codeScanningAlerts))
                .filter(row -> ref.isEmpty() || row.alert().ref().equals(ref.get()) || row.alert().ref().equals("refs/heads/" + ref.get()))
                .toList();
        return Paging.numbered(call, order(call).sorted(matching), row -> call.json().security().codeScanning(row.repository(), row.alert()));
    }

    private static RestResult ofOrganization(RestCall call)
    {
        Optional<String> severity = call.arguments().text("severity");
        if (call.arguments().given("assignees")) {
            throw RestException.rejected("The sandbox assigns no code scanning alerts", "assignees", call.documentation());
        }
        List<Found<CodeScanningAlert>> matching = matching(call, SecurityAccess.inOrganization(call, 404, security -> security.codeScanning() == SecurityData.CodeScanning.ON ? security.codeScanningAlerts() : List.of()))
                .filter(row -> severity.isEmpty() || severity.get().equals(row.alert().severity()) || severity.get().equals(row.alert().securitySeverity()))
                .toList();
        SecurityJson json = call.json().security();
        return Paging.numberedOrCursored(call, matching, order(call), row -> json.withRepository(json.codeScanning(row.repository(), row.alert()), row.repository()));
    }

    private static Stream<Found<CodeScanningAlert>> matching(RestCall call, Stream<Found<CodeScanningAlert>> found)
    {
        Optional<String> tool = call.arguments().text("tool_name");
        Optional<String> state = call.arguments().text("state");
        if (call.arguments().given("tool_guid")) {
            throw RestException.rejected("The sandbox's tools have no GUID", "tool_guid", call.documentation());
        }
        return found.filter(row -> tool.isEmpty() || row.alert().tool().equals(tool.get()))
                .filter(row -> state.isEmpty() || state.get().equals(row.alert().state().name().toLowerCase(Locale.ROOT)) || (state.get().equals("closed") && row.alert().state() != CodeScanningAlert.State.OPEN));
    }

    private static RowOrder<Found<CodeScanningAlert>> order(RestCall call)
    {
        RowOrder<Found<CodeScanningAlert>> order = switch (call.arguments().value("sort")) {
            case "number" -> RowOrder.byId(row -> row.id(row.alert().number()));
            case "updated" -> RowOrder.byTime(row -> row.alert().updatedAt(), row -> row.id(row.alert().number()));
            default -> RowOrder.byTime(row -> row.alert().createdAt(), row -> row.id(row.alert().number()));
        };
        return order.descending(call.arguments().value("direction").equals("desc"));
    }
}
