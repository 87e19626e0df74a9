package io.omnisql.sandbox.salesforce.server;

import io.omnisql.sandbox.http.SandboxRequest;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells to which part of the API a request goes, as the log and faults name it.
 */
final class Kind
{
    private static final Pattern SOAP_OPERATION = Pattern.compile("<(?:\\w+:)?Body[^>]*>\\s*<(?:\\w+:)?(\\w+)");
    private static final Pattern RESOURCE = Pattern.compile("/services/data/v\\d+\\.0/(.*?)/?");

    private Kind() {}

    static String of(SandboxRequest request)
    {
        String path = request.path();
        if (path.startsWith("/services/oauth2/")) {
            return path.substring("/services/oauth2/".length());
        }
        if (path.startsWith("/services/Soap/")) {
            Matcher operation = SOAP_OPERATION.matcher(new String(request.body(), StandardCharsets.UTF_8));
            return "soap-" + (operation.find() ? operation.group(1).replace("describeSObjects", "describe") : "unknown");
        }
        Matcher resource = RESOURCE.matcher(path);
        return resource.matches() ? rest(request.method(), resource.group(1)) : "rest";
    }

    private static String rest(String method, String resource)
    {
        if (resource.equals("jobs/query") || resource.startsWith("jobs/query/")) {
            return bulk(method, resource);
        }
        if (resource.startsWith("query/") || resource.startsWith("queryAll/")) {
            return "queryMore";
        }
        if (resource.matches("sobjects/[^/]+/describe")) {
            return "describe";
        }
        return switch (resource) {
            case "query", "queryAll", "limits", "composite" -> resource;
            case "sobjects" -> "describeGlobal";
            case "limits/recordCount" -> "recordCount";
            case "composite/batch" -> "composite-batch";
            default -> "rest";
        };
    }

    private static String bulk(String method, String resource)
    {
        if (resource.endsWith("/results")) {
            return "bulk-results";
        }
        if (resource.endsWith("/resultPages")) {
            return "bulk-pages";
        }
        return switch (method) {
            case "POST" -> "bulk-create";
            case "PATCH" -> "bulk-abort";
            case "DELETE" -> "bulk-delete";
            default -> resource.equals("jobs/query") ? "bulk-list" : "bulk-poll";
        };
    }
}
