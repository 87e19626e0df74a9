package io.omnisql.toolkit.connector;

import io.omnisql.toolkit.adapter.SessionOption;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

final class TestSaasSessionProperties
{
    @Test
    void testOptions()
    {
        List<SessionOption> options = List.of(new SessionOption("choice", "One of two", List.of("fail", "null")), SessionOption.flag("flag", "Yes or no", false));
        SaasSessionProperties properties = new SaasSessionProperties(options, new ConnectorConfig(), new NoLimits());
        FakeSession session = new FakeSession("alice", "query", Map.of("choice", "null", "flag", true));
        assertThat(properties.options(session)).isEqualTo(Map.of("choice", "null", "flag", "true"));
    }
}
