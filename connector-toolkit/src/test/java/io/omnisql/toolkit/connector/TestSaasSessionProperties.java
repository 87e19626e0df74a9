package io.omnisql.toolkit.connector;

import io.omnisql.toolkit.adapter.SessionOption;
import io.trino.spi.TrinoException;
import io.trino.spi.connector.ConnectorSession;
import io.trino.spi.session.PropertyMetadata;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

final class TestSaasSessionProperties
{
    private static final SessionOption CHOICE = new SessionOption("choice", "One of two", List.of("fail", "null"));
    private static final SessionOption FLAG = SessionOption.flag("flag", "Yes or no", false);

    private final SaasSessionProperties properties = new SaasSessionProperties(List.of(CHOICE, FLAG), new ConnectorConfig(), new NoLimits());

    @Test
    void testOptions()
    {
        assertThat(property("choice").getDefaultValue()).isEqualTo("fail");
        assertThat(property("flag").getDefaultValue()).isEqualTo(false);
        assertThat(properties.options(session(Map.of("choice", "null", "flag", true)))).isEqualTo(Map.of("choice", "null", "flag", "true"));
        assertThatThrownBy(() -> property("choice").decode("perhaps"))
                .isInstanceOf(TrinoException.class)
                .hasMessage("choice must be one of fail, null: perhaps");
    }

    private static ConnectorSession session(Map<String, Object> values)
    {
        return new FakeSession("acme/alice", "query_1", values);
    }

    private PropertyMetadata<?> property(String name)
    {
        return properties.getSessionProperties().stream()
                .filter(property -> property.getName().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
