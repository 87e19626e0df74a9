package io.omnisql.toolkit.connector;

import io.omnisql.toolkit.adapter.SessionOption;
import io.trino.spi.connector.ConnectorSession;
import io.trino.testing.TestingConnectorSession;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;

import static io.trino.spi.StandardErrorCode.INVALID_SESSION_PROPERTY;
import static io.trino.testing.assertions.TrinoExceptionAssert.assertTrinoExceptionThrownBy;
import static org.assertj.core.api.Assertions.assertThat;

final class TestSaasSessionProperties
{
    private static final SessionOption CHOICE = new SessionOption("choice", "One of two", List.of("fail", "null"));
    private static final SessionOption FLAG = SessionOption.flag("flag", "Yes or no", false);

    private final SaasSessionProperties properties = new SaasSessionProperties(List.of(CHOICE, FLAG), new ConnectorConfig(), new NoLimits());

    @Test
    void testOptions()
    {
        assertThat(properties.options(session(Map.of()))).isEqualTo(Map.of("choice", "fail", "flag", "false"));
        assertThat(properties.options(session(Map.of("choice", "null", "flag", true)))).isEqualTo(Map.of("choice", "null", "flag", "true"));
        assertTrinoExceptionThrownBy(() -> properties.options(session(Map.of("choice", "perhaps"))))
                .hasErrorCode(INVALID_SESSION_PROPERTY)
                .hasMessage("choice must be one of fail, null: perhaps");
    }

    private ConnectorSession session(Map<String, Object> values)
    {
        return TestingConnectorSession.builder()
                .setPropertyMetadata(properties.getSessionProperties())
                .setPropertyValues(values)
                .build();
    }
}
