package io.omnisql.quickstart;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;

/**
 * Connections to the Jira and Salesforce sandboxes, with the credentials that they tell.
 */
final class SandboxConnections
{
    private final String jiraUrl;
    private final String salesforceUrl;
    private final JsonApi jira;
    private final JsonApi salesforce;

    SandboxConnections(String jiraUrl, String salesforceUrl)
    {
        this.jiraUrl = jiraUrl;
        this.salesforceUrl = salesforceUrl;
        this.jira = new JsonApi(jiraUrl, Optional.empty());
        this.salesforce = new JsonApi(salesforceUrl, Optional.empty());
    }

    Map<String, Object> jira(String tenant)
    {
        JsonNode account = find(jira.get("/_sandbox/tokens"), tenant + "-admin");
        return Map.of(
                "name", "main",
                "connector", "jira",
                "url", jiraUrl,
                "properties", Map.of("email", account.path("email").asText()),
                "secrets", Map.of("token", account.path("apiToken").asText()));
    }

    Map<String, Object> salesforce(String tenant)
    {
        JsonNode app = find(salesforce.get("/_sandbox/tokens"), tenant);
        return Map.of(
                "name", "main",
                "connector", "salesforce",
                "url", salesforceUrl,
                "properties", Map.of("client-id", app.path("client_id").asText()),
                "secrets", Map.of("client-secret", app.path("client_secret").asText()));
    }

    long jiraRequests()
    {
        return jira.get("/_sandbox/counters").path("total").asLong();
    }

    long salesforceRequests()
    {
        return salesforce.get("/_sandbox/counters").path("total").asLong();
    }

    private static JsonNode find(JsonNode accounts, String name)
    {
        return StreamSupport.stream(accounts.spliterator(), false)
                .filter(account -> account.path("name").asText().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("The sandbox has no account " + name));
    }
}
