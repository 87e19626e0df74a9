package io.omnisql.plugin.salesforce.bulk;

import org.junit.jupiter.api.Test;

import java.util.OptionalLong;

import static org.assertj.core.api.Assertions.assertThat;

final class TestScanMode
{
    @Test
    void testAutomaticChoice()
    {
        assertThat(ScanMode.AUTO.exports("Account", OptionalLong.of(29_999))).isFalse();
        assertThat(ScanMode.AUTO.exports("Account", OptionalLong.of(30_000))).isTrue();
        assertThat(ScanMode.AUTO.exports("Account", OptionalLong.empty())).isFalse();
        assertThat(ScanMode.AUTO.exports("TaskStatus", OptionalLong.of(1_000_000))).isFalse();
        assertThat(ScanMode.AUTO.exports("Setting__mdt", OptionalLong.of(1_000_000))).isFalse();
    }

    @Test
    void testChosenMode()
    {
        assertThat(ScanMode.REST.exports("Account", OptionalLong.of(1_000_000))).isFalse();
        assertThat(ScanMode.BULK.exports("Account", OptionalLong.empty())).isTrue();
        assertThat(ScanMode.BULK.exports("Order__x", OptionalLong.empty())).isFalse();
    }

    @Test
    void testNames()
    {
        assertThat(ScanMode.find("bulk")).hasValue(ScanMode.BULK);
        assertThat(ScanMode.find("Auto")).hasValue(ScanMode.AUTO);
        assertThat(ScanMode.find("soap")).isEmpty();
    }
}
