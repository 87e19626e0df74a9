package io.omnisql.control;

import io.omnisql.control.testing.Api;
import io.omnisql.control.testing.ControlPlaneTest;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

@ControlPlaneTest
public class TestOpenApi
{
    private final Api api;

    public TestOpenApi(Api api)
    {
        this.api = api;
    }

    @Test
    public void testDocumentDescribesTheService()
    {
        JsonNode document = api.sendAs(null, "GET", "/v3/api-docs", null).expect(200).json();
        assertThat(document.path("openapi").asString()).startsWith("3.1");
        assertThat(document.path("info").path("title").asString()).isEqualTo("OmniSQL control plane");
        assertThat(document.path("paths").propertyNames()).contains(
                "/v1/tenants",
                "/v1/tenants/{tenant}/users/{user}/api-keys/{id}",
                "/v1/tenants/{tenant}/connections/{connector}/{name}",
                "/v1/planes/{plane}/snapshot",
                "/v1/webhooks/github/{tenant}/{connection}",
                "/v1/webhooks/jira/{tenant}/{connection}",
                "/v1/webhooks/salesforce/{tenant}/{connection}",
                "/v1/audit").noneMatch(path -> path.startsWith("/actuator") || path.equals("/error"));
        assertThat(document.path("components").path("securitySchemes").propertyNames()).containsExactlyInAnyOrder("operator", "tenant-admin", "data-plane");

        JsonNode create = document.path("paths").path("/v1/tenants").path("post");
        assertThat(create.path("requestBody").path("content").path("application/json").path("schema").path("$ref").asString()).isEqualTo("#/components/schemas/TenantRequest");
        assertThat(create.path("parameters").toString()).doesNotContain("caller");
        JsonNode request = document.path("components").path("schemas").path("TenantRequest");
        assertThat(request.path("properties").path("id").path("pattern").asString()).isEqualTo("[a-z][a-z0-9-]{1,31}");
        JsonNode parameters = document.path("paths").path("/v1/tenants/{tenant}/limits").path("get").path("parameters");
        assertThat(parameters.toString()).contains("\"type\":\"string\"").doesNotContain("$ref");
        assertThat(document.toString()).doesNotContain("Caller");
    }
}
