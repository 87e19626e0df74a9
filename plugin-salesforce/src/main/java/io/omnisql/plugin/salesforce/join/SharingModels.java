package io.omnisql.plugin.salesforce.join;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import com.google.common.util.concurrent.UncheckedExecutionException;
import io.omnisql.plugin.salesforce.api.SalesforceApi;
import io.omnisql.plugin.salesforce.soql.Condition;
import io.omnisql.plugin.salesforce.soql.Soql;
import io.omnisql.plugin.salesforce.soql.SoqlLiterals;
import io.omnisql.plugin.salesforce.types.SalesforceObject;
import io.omnisql.toolkit.adapter.ConnectionInfo;
import io.omnisql.toolkit.adapter.RemoteReader;
import io.omnisql.toolkit.adapter.RemoteRequest;
import io.omnisql.toolkit.adapter.RemoteRequest.Parameter;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;

import static com.google.common.base.Throwables.throwIfUnchecked;
import static java.util.Locale.ROOT;

/**
 * Which objects' records everybody may read who may read the object at all. Remembered for some minutes. Safe for use by several threads.
 */
final class SharingModels
{
    private static final Duration MEMORY = Duration.ofMinutes(10);
    private static final int MAX_OBJECTS = 20_000;

    private static final String INTERNAL = "InternalSharingModel";
    private static final String EXTERNAL = "ExternalSharingModel";

    private static final Set<String> PUBLIC = Set.of("Read", "ReadWrite", "ReadWriteTransfer", "FullAccess");

    /**
     * Objects whose records nothing hides but sharing. Of others more does: rules that restrict what users see of custom objects, contracts
     * and activities, and that only who manages them sees; private opportunities; contacts without an account; users of the service itself.
     */
    private static final Set<String> SHARED = Set.of("account", "asset", "campaign", "case", "order", "product2", "solution");

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final Cache<Key, Boolean> models = CacheBuilder.newBuilder()
            .expireAfterWrite(MEMORY)
            .maximumSize(MAX_OBJECTS)
            .build();

    private record Key(ConnectionInfo connection, String object) {}

    boolean isPublic(ConnectionInfo connection, SalesforceObject object, RemoteReader reader)
    {
        if (!SHARED.contains(object.name().toLowerCase(ROOT))) {
            return false;
        }
        try {
            return models.get(new Key(connection, object.name()), () -> read(connection, object.name(), reader));
        }
        catch (ExecutionException | UncheckedExecutionException e) {
            throwIfUnchecked(e.getCause());
            throw new IllegalStateException(e);
        }
    }

    /**
     * Whether users inside and outside of the organisation may read, as nobody says which of them asks. What cannot be found out is not so.
     */
    private static boolean read(ConnectionInfo connection, String object, RemoteReader reader)
    {
        Soql statement = Soql.select(List.of("QualifiedApiName", INTERNAL, EXTERNAL), "EntityDefinition")
                .where(Condition.compare("QualifiedApiName", "=", SoqlLiterals.text(object)));
        RemoteRequest request = new RemoteRequest(
                "GET",
                SalesforceApi.data(connection) + "/query",
                List.of(new Parameter("q", statement.text())),
                Map.of(),
                Optional.empty(),
                SalesforceApi.QUOTA);
        try {
            JsonNode records = MAPPER.readTree(reader.read(request).body()).path("records");
            return records.size() == 1 && isPublic(records.path(0).path(INTERNAL)) && isPublic(records.path(0).path(EXTERNAL));
        }
        catch (IOException _) {
            return false;
        }
        catch (RuntimeException e) {
            if (Thread.currentThread().isInterrupted()) {
                // a query that ends says nothing
                throw e;
            }
            return false;
        }
    }

    private static boolean isPublic(JsonNode model)
    {
        return model.isTextual() && PUBLIC.contains(model.textValue());
    }
}
