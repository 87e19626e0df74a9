package io.omnisql.toolkit.connector;

import com.google.inject.Inject;
import io.omnisql.toolkit.adapter.QuotaReader;
import io.omnisql.toolkit.adapter.QuotaReader.Quota;
import io.omnisql.toolkit.adapter.SaasAdapter;
import io.omnisql.toolkit.remote.ApiBudgets;
import io.omnisql.toolkit.remote.ApiBudgets.ApiBudget;
import io.trino.spi.connector.ColumnMetadata;
import io.trino.spi.connector.ConnectorSession;
import io.trino.spi.connector.ConnectorTableMetadata;
import io.trino.spi.connector.ConnectorTransactionHandle;
import io.trino.spi.connector.InMemoryRecordSet;
import io.trino.spi.connector.RecordCursor;
import io.trino.spi.connector.SchemaTableName;
import io.trino.spi.connector.SystemTable;
import io.trino.spi.predicate.TupleDomain;
import io.trino.spi.type.Type;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import static io.trino.spi.type.BigintType.BIGINT;
import static io.trino.spi.type.DateTimeEncoding.packDateTimeWithZone;
import static io.trino.spi.type.DoubleType.DOUBLE;
import static io.trino.spi.type.TimeZoneKey.UTC_KEY;
import static io.trino.spi.type.TimestampWithTimeZoneType.TIMESTAMP_TZ_MILLIS;
import static io.trino.spi.type.VarcharType.VARCHAR;
import static java.util.Objects.requireNonNull;

/**
 * {@code system.api_budget}: how much of the service's own quotas the tenant's connections have left, as each node was last told.
 */
final class ApiBudgetTable
        implements SystemTable
{
    private static final ConnectorTableMetadata METADATA = new ConnectorTableMetadata(
            new SchemaTableName("system", "api_budget"),
            List.of(
                    column("connection", VARCHAR, "The connection, as the schema is called"),
                    column("quota", VARCHAR, "Which of the service's quotas"),
                    column("quota_limit", BIGINT, "Requests, or the service's points, in a period"),
                    column("remaining", BIGINT, "What is left of them"),
                    column("reserve_percent", DOUBLE, "What part of the quota is left to others: below it queries are refused"),
                    column("resets_at", TIMESTAMP_TZ_MILLIS, "When the period ends; NULL when it slides"),
                    column("read_at", TIMESTAMP_TZ_MILLIS, "When the service said so")));

    private final ConnectionAccess access;
    private final ApiBudgets budgets;
    private final Optional<QuotaReader> quotas;

    @Inject
    ApiBudgetTable(ConnectionAccess access, ApiBudgets budgets, SaasAdapter adapter)
    {
        this.access = requireNonNull(access, "access is null");
        this.budgets = requireNonNull(budgets, "budgets is null");
        this.quotas = adapter.quotas();
    }

    @Override
    public Distribution getDistribution()
    {
        return Distribution.ALL_NODES;
    }

    @Override
    public ConnectorTableMetadata getTableMetadata()
    {
        return METADATA;
    }

    @Override
    public RecordCursor cursor(ConnectorTransactionHandle transaction, ConnectorSession session, TupleDomain<Integer> constraint)
    {
        InMemoryRecordSet.Builder rows = InMemoryRecordSet.builder(METADATA);
        for (String name : access.names(session)) {
            access.find(session, name).ifPresent(connection -> {
                double reserve = quotas.map(reader -> reader.reservePercent(connection)).orElse(0.0);
                for (ApiBudget budget : budgets.of(connection)) {
                    Quota quota = budget.quota();
                    rows.addRow(name, budget.name(), quota.limit(), quota.remaining(), reserve, quota.resetAt().map(ApiBudgetTable::packed).orElse(null), packed(budget.readAt()));
                }
            });
        }
        return rows.build().cursor();
    }

    private static Long packed(Instant instant)
    {
        return packDateTimeWithZone(instant.toEpochMilli(), UTC_KEY);
    }

    private static ColumnMetadata column(String name, Type type, String comment)
    {
        return ColumnMetadata.builder().setName(name).setType(type).setComment(Optional.of(comment)).build();
    }
}
