package io.omnisql.toolkit.remote;

import org.junit.jupiter.api.Test;

import java.time.Duration;

import static io.omnisql.toolkit.remote.RemoteErrorCode.OMNISQL_BUDGET_EXCEEDED;
import static io.omnisql.toolkit.remote.TestingCalls.code;
import static io.omnisql.toolkit.remote.TestingCalls.connection;
import static io.omnisql.toolkit.remote.TestingCalls.get;
import static io.omnisql.toolkit.remote.TestingCalls.ok;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class TestBudgetedRemoteClient
{
    @Test
    void testStopsAtTheLimit()
    {
        FakeRemoteClient service = new FakeRemoteClient(_ -> ok(""));
        BudgetedRemoteClient client = new BudgetedRemoteClient(service, "tracker");
        QueryActivity query = new QueryActivity(3);
        RemoteCall call = new RemoteCall(connection("acme", "https://api.example.com"), "alice", "issues", get("/"), Duration.ZERO, query);

        for (int i = 0; i < 3; i++) {
            client.send(call);
        }

        assertThatThrownBy(() -> client.send(call))
                .satisfies(code(OMNISQL_BUDGET_EXCEEDED))
                .hasMessage("The query needs more than the 3 remote calls that it may make; narrow its WHERE clause, or raise the limit with SET SESSION tracker.max_remote_calls");
        assertThat(service.calls()).hasSize(3);
        assertThat(query.remoteCalls()).isEqualTo(3);
    }
}
