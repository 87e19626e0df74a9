package io.omnisql.plugin.jira.field;

import com.fasterxml.jackson.databind.JsonNode;
import io.omnisql.plugin.jira.scan.Deployment;
import io.omnisql.plugin.jira.scan.JiraRequests;
import io.omnisql.toolkit.adapter.ColumnDefinition;
import io.omnisql.toolkit.adapter.ConnectionInfo;
import io.omnisql.toolkit.adapter.RemoteReader;
import io.omnisql.toolkit.adapter.ResponseClassifier.Kind;
import io.omnisql.toolkit.adapter.ScanException;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import static java.util.Comparator.comparingLong;

/**
 * Asks a site for the fields of its issues: three requests, however many fields there are.
 */
public final class FieldDiscovery
{
    /**
     * The connection's property that says how points in time stand in searches: {@code epoch}, or {@code zone} for the clock of the
     * connection's user.
     */
    public static final String TIME_LITERALS = "time-literals";

    private static final String ZONE = "zone";

    private FieldDiscovery() {}

    /**
     * The columns of issues.
     */
    public static List<ColumnDefinition> columns(ConnectionInfo connection, RemoteReader reader)
    {
        Optional<JsonNode> myself = JiraRequests.find(reader, JiraRequests.get(connection, "/myself"));
        if (myself.isPresent() && !myself.get().has("accountId") && !myself.get().has("name")) {
            throw new ScanException(Kind.UNAUTHENTICATED, "Jira does not know who asks: set the credentials of connection " + connection.name());
        }
        JsonNode fields = JiraRequests.read(reader, JiraRequests.get(connection, "/field"));
        SearchCapabilities capabilities = JiraRequests.find(reader, JiraRequests.get(connection, "/jql/autocompletedata"))
                .map(SearchCapabilities::of)
                .orElseGet(() -> DefaultOperators.of(fields));
        return columns(fields, capabilities, new SiteTraits(Deployment.of(connection) == Deployment.CLOUD, zone(connection, myself)));
    }

    private static Optional<ZoneId> zone(ConnectionInfo connection, Optional<JsonNode> myself)
    {
        if (!ZONE.equals(connection.properties().get(TIME_LITERALS))) {
            return Optional.empty();
        }
        try {
            return Optional.of(ZoneId.of(myself.map(user -> user.path("timeZone").asText()).orElse("")));
        }
        catch (DateTimeException e) {
            throw new ScanException(Kind.REJECTED, "Jira's user has a time zone that is not known here: set the property %s to epoch".formatted(TIME_LITERALS));
        }
    }

    static List<ColumnDefinition> columns(JsonNode fields, SearchCapabilities capabilities, SiteTraits site)
    {
        Map<String, IssueField> system = new LinkedHashMap<>();
        List<IssueField> custom = new ArrayList<>();
        for (JsonNode description : fields) {
            IssueField field = IssueField.of(description, capabilities);
            if (field.isCustom()) {
                custom.add(field);
            }
            else {
                system.put(field.id(), field);
            }
        }
        custom.sort(comparingLong(IssueField::customId));
        List<ColumnDefinition> columns = ColumnNames.resolve(SystemFields.columns(system, site), custom, (field, name) -> CustomFields.columns(field, name, site));
        return Stream.concat(columns.stream(), StoryPoints.column(columns, custom, site).stream()).toList();
    }

    /**
     * The column of the issue's own id in a table of what issues hold.
     */
    public static ColumnDefinition idColumn(String name)
    {
        return SystemFields.id(name);
    }

    /**
     * The column of the issue's own key in a table of what issues hold.
     */
    public static ColumnDefinition keyColumn(String name)
    {
        return SystemFields.key(name);
    }
}
