package io.omnisql.plugin.salesforce.response;

import io.omnisql.toolkit.adapter.ResponseClassifier.Kind;
import io.omnisql.toolkit.adapter.ResponseClassifier.Outcome;

import java.util.Optional;

import static io.omnisql.toolkit.adapter.ResponseClassifier.Kind.EXHAUSTED;
import static io.omnisql.toolkit.adapter.ResponseClassifier.Kind.FORBIDDEN;
import static io.omnisql.toolkit.adapter.ResponseClassifier.Kind.NOT_FOUND;
import static io.omnisql.toolkit.adapter.ResponseClassifier.Kind.REJECTED;
import static io.omnisql.toolkit.adapter.ResponseClassifier.Kind.STALE_SCHEMA;
import static io.omnisql.toolkit.adapter.ResponseClassifier.Kind.UNAUTHENTICATED;
import static java.util.Locale.ROOT;

/**
 * Decides what Salesforce's error codes mean. REST, SOAP and Bulk use the same codes, written differently.
 */
public final class SalesforceErrors
{
    private SalesforceErrors() {}

    /**
     * @param status of HTTP; decides when the code is not known
     * @param code e.g. {@code INVALID_FIELD}
     * @param message as Salesforce wrote it
     */
    public static Outcome outcome(int status, String code, String message)
    {
        String text = ErrorText.clean(message);
        if (message.contains("does not support queryMore")) {
            return tooHeavy("an aggregation has too many groups", text);
        }
        return switch (code.toUpperCase(ROOT).replace("_", "")) {
            case "INVALIDSESSIONID", "INVALIDAUTHHEADER" -> unauthenticated();
            case "REQUESTLIMITEXCEEDED" -> limitExceeded(message);
            case "EXCEEDEDQUOTA" -> failure(EXHAUSTED, "A quota of the Salesforce org is spent, and is given back over the next 24 hours: " + text);
            case "SERVERUNAVAILABLE", "APICURRENTLYDISABLED", "FUNCTIONALITYTEMPORARILYUNAVAILABLE", "INSERTUPDATEDELETENOTALLOWEDDURINGMAINTENANCE", "UNKNOWNEXCEPTION", "INTERNALSERVERERROR", "UNABLETOLOCKROW" -> new Outcome.Retry("Salesforce cannot answer at the moment: " + text);
            case "QUERYTIMEOUT", "OPERATIONTOOLARGE", "REQUESTRUNNINGTOOLONG" -> tooHeavy("a query took too long", text);
            case "QUERYTOOCOMPLICATED" -> tooHeavy("a query is too complicated", text);
            case "EXCEEDEDIDLIMIT" -> tooHeavy("a query has too many results", text);
            case "INVALIDQUERYLOCATOR" -> tooHeavy("a cursor was closed before it was read", text);
            case "INVALIDFIELD", "INVALIDTYPE" -> failure(STALE_SCHEMA, "Salesforce does not know an object or field of the query, or the connection's user may not see it any more: " + text);
            case "ENTITYNOTQUERYABLE", "INVALIDTYPEFOROPERATION", "INVALIDENTITY" -> failure(FORBIDDEN, "Salesforce does not let this object be queried: " + text);
            case "INSUFFICIENTACCESS", "INSUFFICIENTACCESSORREADONLY", "INSUFFICIENTACCESSONCROSSREFERENCEENTITY", "FORBIDDEN", "OPERATIONNOTALLOWED" -> failure(FORBIDDEN, "The connection's user may not read this: " + text);
            case "APIDISABLEDFORORG", "FEATURENOTENABLED", "FUNCTIONALITYNOTENABLED" -> failure(FORBIDDEN, "The Salesforce org or the connection's user has no access to this API: " + text);
            case "UNSUPPORTEDAPIVERSION" -> unsupportedVersion();
            case "NOTFOUND", "ENTITYISDELETED" -> failure(NOT_FOUND, "Salesforce does not have what was asked for, or the connection's user may not see it: " + text);
            default -> byStatus(status, code, text);
        };
    }

    /**
     * @param text cleaned
     */
    private static Outcome byStatus(int status, String code, String text)
    {
        return switch (status) {
            case 401 -> unauthenticated();
            case 403 -> failure(FORBIDDEN, "The connection's user may not read this: " + text);
            case 404 -> failure(NOT_FOUND, "Salesforce does not have what was asked for, or the connection's user may not see it: " + text);
            case 410 -> unsupportedVersion();
            case 414, 431 -> failure(REJECTED, "Salesforce does not take a request as long as this one");
            case 429 -> throttled();
            default -> status >= 500
                    ? new Outcome.Retry("Salesforce failed with status " + status)
                    : failure(REJECTED, "Salesforce did not understand a request: " + (code.matches("[A-Za-z_]{1,60}") ? code + ": " : "") + text);
        };
    }

    private static Outcome limitExceeded(String message)
    {
        if (message.contains("TotalRequests")) {
            return failure(EXHAUSTED, "The Salesforce org has spent its daily API requests; they are given back over the next 24 hours, and an administrator sees them under Setup, Company Information");
        }
        return throttled();
    }

    private static Outcome throttled()
    {
        return new Outcome.Throttled(Optional.empty(), "Salesforce has too many long requests of the org under way");
    }

    private static Outcome unauthenticated()
    {
        return failure(UNAUTHENTICATED, "Salesforce does not accept the connection's access token: it is expired or revoked");
    }

    private static Outcome unsupportedVersion()
    {
        return failure(REJECTED, "Salesforce does not have this version of its API any more; set the connection's 'api-version' to a newer one");
    }

    private static Outcome tooHeavy(String what, String text)
    {
        return new Outcome.TooHeavy("Salesforce could not finish, as %s: %s".formatted(what, text));
    }

    private static Outcome failure(Kind kind, String message)
    {
        return new Outcome.Failure(kind, message);
    }
}
