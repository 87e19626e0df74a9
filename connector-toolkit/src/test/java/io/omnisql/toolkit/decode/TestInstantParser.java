package io.omnisql.toolkit.decode;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.random.RandomGenerator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

final class TestInstantParser
{
    @ParameterizedTest
    @CsvSource({
            "2026-01-31T10:00:00Z, 2026-01-31T10:00:00Z",
            "2026-01-31T10:00:00.1Z, 2026-01-31T10:00:00.100Z",
            "2026-01-31T10:00:00.12Z, 2026-01-31T10:00:00.120Z",
            "2026-01-31T10:00:00.123456789Z, 2026-01-31T10:00:00.123Z",
            "1969-12-31T23:59:59.9999Z, 1969-12-31T23:59:59.999Z",
            "0001-01-01T00:00:00Z, 0001-01-01T00:00:00Z",
            "9999-12-31T23:59:59.999Z, 9999-12-31T23:59:59.999Z",
            "2024-02-29T12:00:00Z, 2024-02-29T12:00:00Z",
            "2026-01-31T10:00:00+02:00, 2026-01-31T08:00:00Z",
            "2026-01-31T10:00:00.500-0330, 2026-01-31T13:30:00.500Z",
            "2026-01-31T10:00Z, 2026-01-31T10:00:00Z",
    })
    void testRead(String text, Instant expected)
    {
        assertThat(Instant.ofEpochMilli(InstantParser.toEpochMilli(text))).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "", "Z", "2026-01-31", "2026-01-31T10:00:00", "2026-01-31 10:00:00Z", "2026-13-01T10:00:00Z", "2026-00-01T10:00:00Z", "2026-01-00T10:00:00Z", "2026-01-32T10:00:00Z",
            "2026-01-31T25:00:00Z", "2026-01-31T10:60:00Z", "2026-01-31T10:00:60Z", "2026-01-31T10:00:00.1234567890Z", "2026-01-31T10:00:00.12x4Z",
            "x026-01-31T10:00:00Z", "２026-01-31T10:00:00Z", "2026-01-31T10:00:00Z ",
    })
    void testRefused(String text)
    {
        assertThatThrownBy(() -> InstantParser.toEpochMilli(text)).isInstanceOf(DateTimeException.class);
    }

    @Test
    void testEveryTimeIsReadAsItIsWritten()
    {
        RandomGenerator random = RandomGenerator.of("L64X128MixRandom");
        for (int i = 0; i < 100_000; i++) {
            Instant instant = Instant.ofEpochSecond(random.nextLong(-62_135_596_800L, 253_402_300_800L), random.nextInt(1_000_000_000));
            assertThat(InstantParser.toEpochMilli(instant.toString())).describedAs("%s", instant).isEqualTo(instant.toEpochMilli());
        }
    }
}
