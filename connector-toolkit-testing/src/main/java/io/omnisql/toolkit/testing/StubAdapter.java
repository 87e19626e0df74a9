package io.omnisql.toolkit.testing;

import io.omnisql.toolkit.adapter.RemoteRequest;
import io.omnisql.toolkit.adapter.RemoteResponse;
import io.omnisql.toolkit.adapter.ResponseClassifier.Kind;
import io.omnisql.toolkit.adapter.ResponseClassifier.Outcome;
import io.omnisql.toolkit.adapter.SaasAdapter;
import io.omnisql.toolkit.adapter.TableCatalog;

import java.util.List;
import java.util.Map;

/**
 * The adapter of the {@link StubService}. A connection has the property {@code shards} and the secret {@code token}.
 */
public final class StubAdapter
{
    public static final String NAME = "stub";

    private StubAdapter() {}

    public static SaasAdapter create()
    {
        return new SaasAdapter(
                NAME,
                TableCatalog.fixed(List.of(StubTable.items())),
                new StubPushdownPolicy(),
                new StubScanPlanner(),
                (_, secrets) -> Map.of("Authorization", "Bearer " + secrets.get("token")),
                StubAdapter::classify)
                .withPassthroughs(List.of(new StubPassthrough()));
    }

    private static Outcome classify(RemoteRequest request, RemoteResponse response)
    {
        return switch (response.status()) {
            case 200 -> new Outcome.Success();
            case 401 -> new Outcome.Failure(Kind.UNAUTHENTICATED, "The connection's token is not accepted");
            case 404 -> new Outcome.Failure(Kind.NOT_FOUND, "Not found");
            default -> new Outcome.Failure(Kind.REJECTED, "The service refused the request");
        };
    }
}
