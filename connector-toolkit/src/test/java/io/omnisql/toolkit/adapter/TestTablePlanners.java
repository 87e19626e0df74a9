package io.omnisql.toolkit.adapter;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

final class TestTablePlanners
{
    @Test
    void testEveryQuestionReachesTheTable()
    {
        assertThat(Stream.of(PushdownPolicy.class, ScanPlanner.class).flatMap(type -> Stream.of(type.getDeclaredMethods())))
                .hasSizeGreaterThan(10)
                .allSatisfy(method -> assertThat(TablePlanners.class.getMethod(method.getName(), method.getParameterTypes()).getDeclaringClass())
                        .as(method.getName())
                        .isEqualTo(RoutedPlanner.class));
    }

    @Test
    void testATableThatThereIsNot()
    {
        assertThatThrownBy(() -> new TablePlanners(Map.of()).sort(RemoteQuery.scan("items"), List.of())).hasMessage("no table items");
    }
}
