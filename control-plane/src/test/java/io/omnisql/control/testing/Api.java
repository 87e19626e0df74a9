package io.omnisql.control.testing;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The service as a client sees it.
 */
public final class Api
{
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final AtomicInteger tenants = new AtomicInteger();
    private final String url;

    Api(String url)
    {
        this.url = url;
    }

    public static String operator()
    {
        return "Bearer " + ServiceFiles.ADMIN_TOKEN;
    }

    public static String plane()
    {
        return "Bearer " + ServiceFiles.PLANE_TOKEN;
    }

    public static String basic(String user, String key)
    {
        return "Basic " + Base64.getEncoder().encodeToString((user + ":" + key).getBytes(UTF_8));
    }

    /**
     * Sends a request as the operator.
     *
     * @param body null for none; a string is sent as it is, anything else as JSON
     */
    public Reply send(String method, String path, Object body, String... headers)
    {
        return sendAs(operator(), method, path, body, headers);
    }

    /**
     * @param authorization null for none
     */
    public Reply sendAs(String authorization, String method, String path, Object body, String... headers)
    {
        byte[] content = switch (body) {
            case null -> new byte[0];
            case byte[] bytes -> bytes;
            case String text -> text.getBytes(UTF_8);
            default -> MAPPER.writeValueAsBytes(body);
        };
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + path))
                .timeout(Duration.ofSeconds(200))
                .method(method, content.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(content));
        if (authorization != null) {
            request.header("Authorization", authorization);
        }
        if (body != null && Arrays.stream(headers).noneMatch("Content-Type"::equalsIgnoreCase)) {
            request.header("Content-Type", "application/json");
        }
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        try {
            HttpResponse<byte[]> response = client.send(request.build(), BodyHandlers.ofByteArray());
            return new Reply(response);
        }
        catch (IOException e) {
            throw new AssertionError("%s %s failed".formatted(method, path), e);
        }
        catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    public Reply get(String path)
    {
        return send("GET", path, null).expect(200);
    }

    public Reply post(String path, Object body)
    {
        return send("POST", path, body).expect(201);
    }

    /**
     * Makes a tenant that no other test knows.
     */
    public String newTenant()
    {
        String tenant = "tenant-" + tenants.incrementAndGet();
        post("/v1/tenants", Map.of("id", tenant));
        return tenant;
    }

    /**
     * @return the API key
     */
    public String newUser(String tenant, String name, String... roles)
    {
        post("/v1/tenants/" + tenant + "/users", Map.of("name", name, "roles", roles));
        return post("/v1/tenants/" + tenant + "/users/" + name + "/api-keys", null).json().path("key").asString();
    }

    /**
     * Makes the connection {@code main} to GitHub.
     */
    public void newConnection(String tenant, Map<String, String> secrets)
    {
        newConnection(tenant, "github", "https://api.github.com", Map.of("owners", tenant), secrets);
    }

    public void newConnection(String tenant, String connector, String url, Map<String, String> properties, Map<String, String> secrets)
    {
        post("/v1/tenants/" + tenant + "/connections", Map.of(
                "name", "main",
                "connector", connector,
                "url", url,
                "properties", properties,
                "secrets", secrets));
    }

    /**
     * What came back.
     */
    public record Reply(HttpResponse<byte[]> response)
    {
        public Reply expect(int status)
        {
            assertThat(response.statusCode()).as("%s %s: %s", response.request().method(), response.uri(), text()).isEqualTo(status);
            return this;
        }

        /**
         * Expects a problem document.
         */
        public Reply expectProblem(int status, String code)
        {
            expect(status);
            assertThat(header("Content-Type")).isEqualTo("application/problem+json");
            assertThat(json().path("status").asInt()).isEqualTo(status);
            assertThat(json().path("code").asString()).isEqualTo(code);
            assertThat(json().path("type").asString()).isEqualTo("urn:omnisql:problem:" + code);
            assertThat(json().path("detail").asString()).isNotBlank();
            return this;
        }

        /**
         * Expects a problem with one field of the request.
         */
        public Reply expectInvalid(String field)
        {
            expectProblem(400, "invalid-request");
            assertThat(json().path("errors").valueStream().map(error -> error.path("field").asString())).contains(field);
            return this;
        }

        public int status()
        {
            return response.statusCode();
        }

        public String header(String name)
        {
            return response.headers().firstValue(name).orElse("");
        }

        public String etag()
        {
            return header("ETag");
        }

        public byte[] bytes()
        {
            return response.body();
        }

        public String text()
        {
            return new String(response.body(), UTF_8);
        }

        public JsonNode json()
        {
            return MAPPER.readTree(response.body());
        }
    }
}
