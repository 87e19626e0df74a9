package io.omnisql.plugin.salesforce.scan;

import org.junit.jupiter.api.Test;

import java.util.Optional;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

final class TestLiveParents
{
    private static String transform(String body)
    {
        return new String(LiveParents.transforms().get(LiveParents.name(Optional.empty())).toJson(body.getBytes(UTF_8)), UTF_8);
    }

    @Test
    void testDeletedParents()
    {
        String live = "{\"totalSize\":2,\"done\":true,\"records\":[{\"Id\":\"1\",\"Account\":{\"Name\":\"x\",\"IsDeleted\":false}},{\"Id\":\"2\",\"Account\":null,\"IsDeleted\":true}]}";
        assertThat(transform(live)).isEqualTo(live);
        assertThat(transform(live.replace(":false", ":true"))).isEqualTo(live.replace("{\"Name\":\"x\",\"IsDeleted\":false}", "null"));
        assertThat(transform(live.replace(":false", ":\"true\""))).isEqualTo(live.replace("{\"Name\":\"x\",\"IsDeleted\":false}", "null"));
    }

    @Test
    void testValuesStay()
    {
        String row = "{\"records\":[{\"N__c\":12345678901234567890.125,\"E__c\":\"\\\\ \uD83D\uDE00 \\\"\",\"Account\":{\"N__c\":1}}]}";
        assertThat(transform(row)).isEqualTo(row);
    }
}
