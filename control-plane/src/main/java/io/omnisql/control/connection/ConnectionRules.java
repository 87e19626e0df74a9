package io.omnisql.control.connection;

import io.omnisql.control.config.ControlPlaneProperties;
import io.omnisql.control.config.ControlPlaneProperties.Connector;
import io.omnisql.control.problem.Problem;
import io.omnisql.control.problem.Problem.FieldError;
import io.omnisql.control.security.Caller;
import org.springframework.stereotype.Component;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a connection must look like; the connectors themselves are described in the configuration.
 */
@Component
public class ConnectionRules
{
    public static final String NAME_PATTERN = "(?!(information_schema|system)$)[a-z][a-z0-9_]{0,62}";
    public static final String NAME_MESSAGE = "must have 1 to 63 lower-case letters, digits and _, begin with a letter, and not be information_schema or system";
    private static final int MAX_PROPERTY = 4_000;
    private static final int MAX_SECRET = 16_384;

    private final Map<String, Connector> connectors;
    private final AllowedOrigins tenantOrigins;

    ConnectionRules(ControlPlaneProperties properties)
    {
        this.connectors = Map.copyOf(properties.connectors());
        this.tenantOrigins = new AllowedOrigins(properties.connections().tenantOrigins());
    }

    /**
     * @throws Problem 400 when no such connector is installed
     */
    public void requireConnector(String connector)
    {
        if (!connectors.containsKey(connector)) {
            throw Problem.invalid("connector", "is not known; use one of " + String.join(", ", new TreeSet<>(connectors.keySet())));
        }
    }

    void checkProperties(String connector, Map<String, String> properties)
    {
        List<FieldError> errors = new ArrayList<>();
        Set<String> known = connectors.get(connector).properties();
        new TreeMap<>(properties).forEach((name, value) -> {
            if (!known.contains(name)) {
                errors.add(new FieldError("properties[%s]".formatted(name), "is not a property of this connector; use " + list(known)));
            }
            else if (value == null || value.length() > MAX_PROPERTY || value.chars().anyMatch(Character::isISOControl)) {
                errors.add(new FieldError("properties[%s]".formatted(name), "must be text of at most %s characters on one line".formatted(MAX_PROPERTY)));
            }
        });
        refuse(errors);
    }

    void checkSecrets(String connector, Map<String, String> secrets)
    {
        List<FieldError> errors = new ArrayList<>();
        Connector definition = connectors.get(connector);
        Set<String> known = new TreeSet<>(definition.credentials());
        known.addAll(definition.optionalSecrets());
        if (definition.credentials().stream().noneMatch(secrets::containsKey)) {
            String usual = definition.credentials().getFirst();
            errors.add(new FieldError("secrets[%s]".formatted(usual), definition.credentials().size() == 1
                    ? "is required by this connector"
                    : "is required by this connector, or another of " + list(new TreeSet<>(definition.credentials()))));
        }
        new TreeMap<>(secrets).forEach((name, value) -> {
            if (!known.contains(name)) {
                errors.add(new FieldError("secrets", "holds a name that this connector does not know; use " + list(known)));
            }
            else if (value == null || value.isBlank() || value.length() > MAX_SECRET) {
                errors.add(new FieldError("secrets[%s]".formatted(name), "must have 1 to %s characters".formatted(MAX_SECRET)));
            }
        });
        refuse(errors);
    }

    /**
     * The operator may connect to any service; a tenant's administrator only to the configured ones, because the data plane that follows
     * the URL may stand in a network with services of others.
     */
    void checkUrl(Caller caller, String url)
    {
        URI parsed = parse(url);
        if (caller instanceof Caller.TenantAdmin && !tenantOrigins.contains(parsed)) {
            throw Problem.invalid("url", "must be at one of " + tenantOrigins + "; ask the operator to connect to another service");
        }
    }

    private static URI parse(String url)
    {
        try {
            URI parsed = new URI(url);
            boolean http = "https".equals(parsed.getScheme()) || "http".equals(parsed.getScheme());
            if (http && parsed.getHost() != null && parsed.getRawUserInfo() == null && parsed.getRawQuery() == null && parsed.getRawFragment() == null && url.length() <= 500) {
                return parsed;
            }
        }
        catch (URISyntaxException _) {
            // the answer below says what a URL looks like
        }
        throw Problem.invalid("url", "must be an http or https URL with a host, without user, query and fragment");
    }

    private static String list(Set<String> names)
    {
        return names.isEmpty() ? "none" : String.join(", ", new TreeSet<>(names));
    }

    private static void refuse(List<FieldError> errors)
    {
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors);
        }
    }
}
