package io.omnisql.quickstart;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Loads the demo tenants through the control plane's API, as an operator would, and waits until their users can query.
 * It may run again: what is there stays, users without a known key get a new one.
 */
public final class DemoTenants
{
    static final List<DemoTenant> TENANTS = List.of(
            new DemoTenant(
                    "acme",
                    "Acme Corporation",
                    List.of(new DemoUser("alice@acme.com", List.of("analyst", "tenant-admin")), new DemoUser("bob@acme.com", List.of("contractor"))),
                    Map.of(
                            "connector", "github",
                            "connection", "main",
                            "table", "issues",
                            "users", List.of(),
                            "roles", List.of("contractor"),
                            "rowFilter", "repository = 'website'",
                            "columnMasks", Map.of("user_login", "'***'"))),
            new DemoTenant(
                    "globex",
                    "Globex Corporation",
                    List.of(new DemoUser("gina@globex.com", List.of("analyst")), new DemoUser("hank@globex.com", List.of("contractor"))),
                    Map.of(
                            "connector", "github",
                            "connection", "main",
                            "table", "issues",
                            "users", List.of("hank@globex.com"),
                            "roles", List.of(),
                            "rowFilter", "state = 'open'",
                            "columnMasks", Map.of("body", "CASE WHEN body IS NULL THEN NULL ELSE 'hidden' END"))));

    private final JsonApi controlPlane;
    private final JsonApi sandbox;
    private final State state;
    private final String controlUrl;
    private final String sandboxUrl;
    private final SandboxConnections connections;

    private DemoTenants(String controlUrl, String sandboxUrl, SandboxConnections connections, State state)
    {
        this.connections = connections;
        this.controlPlane = new JsonApi(controlUrl, Optional.of(state.secret("admin-token")));
        this.sandbox = new JsonApi(sandboxUrl, Optional.empty());
        this.state = state;
        this.controlUrl = controlUrl;
        this.sandboxUrl = sandboxUrl;
    }

    record DemoTenant(String id, String displayName, List<DemoUser> users, Map<String, Object> policy) {}

    record DemoUser(String name, List<String> roles) {}

    /**
     * @param arguments base URLs of the control plane, the GitHub sandbox, Trino, the Jira sandbox and the Salesforce sandbox
     */
    public static void main(String[] arguments)
            throws InterruptedException
    {
        State state = State.fromSystemProperty();
        DemoTenants tenants = new DemoTenants(arguments[0], arguments[1], new SandboxConnections(arguments[3], arguments[4]), state);
        for (DemoTenant tenant : TENANTS) {
            tenants.load(tenant);
        }
        AwaitAccess.await(arguments[2], state);
    }

    private void load(DemoTenant tenant)
    {
        String path = "/v1/tenants/" + tenant.id();
        controlPlane.create("/v1/tenants", Map.of("id", tenant.id(), "displayName", tenant.displayName()));
        for (DemoUser user : tenant.users()) {
            controlPlane.create(path + "/users", Map.of("name", user.name(), "roles", user.roles()));
            giveKey(tenant.id(), user.name());
        }
        String webhookSecret = "whsec-" + tenant.id() + "-" + state.secret("admin-token").substring(0, 16);
        boolean created = controlPlane.create(path + "/connections", Map.of(
                "name", "main",
                "connector", "github",
                "url", sandboxUrl,
                "properties", Map.of("owners", tenant.id()),
                "secrets", Map.of("token", sandbox.get("/_sandbox/tokens").path(tenant.id()).asText(), "webhook_secret", webhookSecret)));
        if (created) {
            controlPlane.post(path + "/policies", tenant.policy());
        }
        controlPlane.create(path + "/connections", connections.jira(tenant.id()));
        controlPlane.create(path + "/connections", connections.salesforce(tenant.id()));
        sandbox.post("/_sandbox/webhooks", Map.of("owner", tenant.id(), "url", controlUrl + "/v1/webhooks/github/" + tenant.id() + "/main", "secret", webhookSecret));
    }

    private void giveKey(String tenant, String user)
    {
        Map<String, String> keys = state.demoKeys();
        String trinoUser = tenant + "/" + user;
        if (!keys.containsKey(trinoUser)) {
            keys.put(trinoUser, controlPlane.post("/v1/tenants/" + tenant + "/users/" + user + "/api-keys", Map.of()).path("key").asText());
            state.writeDemoKeys(keys);
        }
    }
}
