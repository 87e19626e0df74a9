package io.omnisql.plugin.jira.scan;

import io.omnisql.toolkit.adapter.PageOutcome;
import io.omnisql.toolkit.adapter.RemoteRequest.Parameter;
import io.omnisql.toolkit.adapter.ResponseClassifier.Kind;
import io.omnisql.toolkit.adapter.ScanException;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

final class TestPaging
{
    private static final Paging COUNTED = Paging.counted(100);

    private static PageOutcome page(long rows, Map<String, String> captured)
    {
        return new PageOutcome(rows, captured, Map.of());
    }

    @Test
    void testLastPage()
    {
        assertThat(COUNTED.next(0, 100, page(100, Map.of("/total", "100")))).isEmpty();
        assertThat(COUNTED.next(0, 100, page(100, Map.of("/total", "101")))).hasValue(100L);
        assertThat(COUNTED.next(0, 100, page(100, Map.of("/isLast", "true")))).isEmpty();
        assertThat(COUNTED.next(0, 100, page(100, Map.of("/isLast", "false")))).hasValue(100L);
        assertThat(COUNTED.next(0, 100, page(0, Map.of("/total", "0", "/isLast", "true")))).isEmpty();
    }

    @Test
    void testSmallerPagesThanAskedFor()
    {
        assertThat(COUNTED.next(50, 100, page(50, Map.of("/total", "300", "/isLast", "false")))).hasValue(100L);
        assertThat(COUNTED.next(50, 100, page(50, Map.of("/isLast", "false")))).hasValue(100L);
    }

    @Test
    void testNeitherTotalNorMark()
    {
        assertThat(COUNTED.next(0, 100, page(100, Map.of()))).hasValue(100L);
        assertThat(COUNTED.next(100, 100, page(99, Map.of()))).isEmpty();
        assertThat(COUNTED.next(100, 100, page(0, Map.of()))).isEmpty();
    }

    @Test
    void testMissingRows()
    {
        assertThatThrownBy(() -> COUNTED.next(100, 100, page(0, Map.of("/total", "300"))))
                .isInstanceOfSatisfying(ScanException.class, e -> assertThat(e.kind()).isEqualTo(Kind.INCOMPLETE))
                .hasMessage("Jira ends a list after 100 rows, and says that there are more");
        assertThatThrownBy(() -> COUNTED.next(100, 100, page(0, Map.of("/isLast", "false"))))
                .isInstanceOf(ScanException.class);
    }

    @Test
    void testListsWithoutTotal()
    {
        Paging paging = Paging.untilShort(1000);
        assertThat(paging.captures()).isEmpty();
        assertThat(paging.next(0, 1000, page(1000, Map.of()))).hasValue(1000L);
        assertThat(paging.next(1000, 1000, page(999, Map.of()))).isEmpty();
        assertThat(Paging.whole().next(0, 0, page(5000, Map.of()))).isEmpty();
    }

    @Test
    void testRowsThatArePartsOfWhatIsCounted()
    {
        Paging paging = COUNTED.over("/values/*/id");
        assertThat(paging.captures()).containsExactly("/total", "/isLast", "/values/*/id");
        Map<String, List<String>> two = Map.of("/values/*/id", List.of("a", "b"));
        assertThat(paging.next(0, 100, new PageOutcome(350, Map.of("/total", "3"), two, Map.of()))).hasValue(2L);
        assertThat(paging.next(0, 100, new PageOutcome(0, Map.of("/total", "3", "/isLast", "false"), two, Map.of()))).hasValue(2L);
        assertThat(paging.next(1, 100, new PageOutcome(1, Map.of("/total", "3"), two, Map.of()))).isEmpty();
        assertThatThrownBy(() -> paging.next(1, 100, new PageOutcome(0, Map.of("/total", "3"), Map.of("/values/*/id", List.of()), Map.of())))
                .isInstanceOf(ScanException.class);
    }

    @Test
    void testSizeOfPages()
    {
        assertThat(COUNTED.pageSize(OptionalLong.empty())).isEqualTo(100);
        assertThat(COUNTED.pageSize(OptionalLong.of(7))).isEqualTo(7);
        assertThat(COUNTED.pageSize(OptionalLong.of(101))).isEqualTo(51);
        assertThat(COUNTED.pageSize(OptionalLong.of(0))).isEqualTo(1);
    }

    @Test
    void testParameters()
    {
        assertThat(COUNTED.parameters(0, 100)).containsExactly(new Parameter("maxResults", "100"));
        assertThat(COUNTED.parameters(200, 100)).containsExactly(new Parameter("startAt", "200"), new Parameter("maxResults", "100"));
        assertThat(Paging.countedFromOffset(1000).parameters(1000, 1000)).containsExactly(new Parameter("offset", "1000"), new Parameter("limit", "1000"));
        assertThat(Paging.whole().parameters(0, 0)).isEmpty();
    }
}
