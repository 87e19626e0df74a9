package io.omnisql.sandbox.github.rest;

import io.omnisql.sandbox.github.data.Account;
import io.omnisql.sandbox.github.data.organization.AuditEntry;
import io.omnisql.sandbox.github.query.RowOrder;
import io.omnisql.sandbox.github.search.SearchException;
import io.omnisql.sandbox.github.search.TimeRange;

import java.util.List;
import java.util.function.Predicate;

/**
 * What was done in an organisation; for its owners, and led through by cursors only.
 */
final class AuditLogEndpoints
{
    private AuditLogEndpoints() {}

    static List<RestEndpoint> endpoints()
    {
        return List.of(RestEndpoint.get(
                "/orgs/{org}/audit-log",
                "orgs/orgs#get-the-audit-log-for-an-organization",
                List.of(
                        Parameter.text("phrase"),
                        Parameter.oneOf("include", "web", "git", "all"),
                        Parameter.text("after"),
                        Parameter.text("before"),
                        Parameter.oneOf("order", "desc", "asc"),
                        Parameter.PER_PAGE),
                AuditLogEndpoints::list));
    }

    private static RestResult list(RestCall call)
    {
        Account organization = call.organization();
        if (!call.scope().isOwner(organization)) {
            throw RestException.of(403, "Must be an organization owner to access the audit log.", call.documentation());
        }
        String include = call.arguments().text("include").orElse("web");
        Predicate<AuditEntry> condition = call.arguments().text("phrase").map(phrase -> condition(call, phrase)).orElse(_ -> true);
        List<AuditEntry> matching = call.data().organization(organization).auditLog().stream()
                .filter(entry -> include.equals("all") || include.equals("git") == entry.isGit())
                .filter(condition)
                .toList();
        boolean descending = call.arguments().text("order").map("desc"::equals).orElse(true);
        return Paging.cursorOnly(call, matching, RowOrder.byId(AuditEntry::sequence).descending(descending), entry -> call.json().organizations().auditEntry(organization, entry));
    }

    private static Predicate<AuditEntry> condition(RestCall call, String phrase)
    {
        Predicate<AuditEntry> condition = _ -> true;
        for (String term : phrase.strip().split("\\s+")) {
            boolean negated = term.startsWith("-");
            Predicate<AuditEntry> part = term(call, negated ? term.substring(1) : term);
            condition = condition.and(negated ? part.negate() : part);
        }
        return condition;
    }

    private static Predicate<AuditEntry> term(RestCall call, String term)
    {
        int colon = term.indexOf(':');
        String value = term.substring(colon + 1);
        try {
            return switch (colon < 0 ? "" : term.substring(0, colon)) {
                case "action" -> entry -> entry.action().equals(value) || entry.action().startsWith(value + ".");
                case "actor" -> entry -> entry.actor().restLogin().equalsIgnoreCase(value);
                case "user" -> entry -> entry.user() != null && entry.user().restLogin().equalsIgnoreCase(value);
                case "repo" -> entry -> entry.repository() != null && entry.repository().fullName().equalsIgnoreCase(value);
                case "created" -> {
                    TimeRange range = TimeRange.parse(value);
                    yield entry -> range.contains(entry.at());
                }
                default -> throw RestException.rejected("The sandbox does not search the audit log with '%s'".formatted(term), "phrase", call.documentation());
            };
        }
        catch (SearchException e) {
            throw RestException.rejected(e.getMessage(), "phrase", call.documentation());
        }
    }
}
