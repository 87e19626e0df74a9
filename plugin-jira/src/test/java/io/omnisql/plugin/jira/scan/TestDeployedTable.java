package io.omnisql.plugin.jira.scan;

import io.omnisql.plugin.jira.table.JiraTable;
import io.omnisql.toolkit.adapter.ConnectionInfo;
import io.omnisql.toolkit.adapter.PushdownPolicy;
import io.omnisql.toolkit.adapter.RemoteQuery;
import io.omnisql.toolkit.adapter.RoutedPlanner;
import io.omnisql.toolkit.adapter.ScanPlanner;
import io.omnisql.toolkit.adapter.TableDefinition;
import org.junit.jupiter.api.Test;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import static io.omnisql.plugin.jira.Scans.noReader;
import static io.omnisql.plugin.jira.scan.ListColumn.column;
import static io.omnisql.toolkit.adapter.ValueType.BIGINT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

final class TestDeployedTable
{
    private static final ConnectionInfo CLOUD = new ConnectionInfo("acme", "main", "https://acme.atlassian.net", Map.of(), 1);
    private static final ConnectionInfo DATA_CENTER = new ConnectionInfo("acme", "main", "https://jira.acme.example", Map.of("deployment", "data-center"), 1);

    private static JiraTable list(String name, String path)
    {
        return new ListTable(ListSpec.list(name, "Things", Listing.platform(path, "", Paging.whole()), column("id", BIGINT, "/id", "Identifier")));
    }

    @Test
    void testEveryQuestionReachesTheTable()
    {
        assertThat(Stream.of(PushdownPolicy.class, ScanPlanner.class).flatMap(type -> Stream.of(type.getDeclaredMethods())))
                .hasSizeGreaterThan(10)
                .allSatisfy(method -> assertThat(DeployedTable.class.getMethod(method.getName(), method.getParameterTypes()).getDeclaringClass())
                        .as(method.getName())
                        .isEqualTo(RoutedPlanner.class));
    }

    @Test
    void testTableOfTheDeployment()
    {
        DeployedTable table = new DeployedTable(list("things", "/cloud"), Optional.of(list("things", "/own")));
        assertThat(explain(table, CLOUD)).isEqualTo("GET /rest/api/3/cloud");
        assertThat(explain(table, DATA_CENTER)).isEqualTo("GET /rest/api/2/own");
    }

    private static String explain(DeployedTable table, ConnectionInfo connection)
    {
        return table.explain(connection, RemoteQuery.scan(table.describe(connection, noReader())));
    }

    @Test
    void testTableOfTheCloud()
    {
        DeployedTable table = new DeployedTable(list("things", "/cloud"), Optional.empty());
        assertThat(table.isOn(Deployment.CLOUD)).isTrue();
        assertThat(table.isOn(Deployment.DATA_CENTER)).isFalse();
        assertThatThrownBy(() -> table.describe(DATA_CENTER, noReader())).hasMessage("Jira Data Center has no table things");
    }

    @Test
    void testDescriptionSaysWhichOneIsMeant()
    {
        TableDefinition definition = new DeployedTable(list("things", "/cloud"), Optional.empty()).describe(CLOUD, noReader());
        assertThat(definition.attributes()).isEqualTo(Map.of("deployment", "cloud"));
        assertThatThrownBy(() -> new DeployedTable(list("things", "/cloud"), Optional.of(list("others", "/own")))).hasMessage("not the same table");
    }
}
