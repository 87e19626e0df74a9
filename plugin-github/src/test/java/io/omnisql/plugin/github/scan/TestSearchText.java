package io.omnisql.plugin.github.scan;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a search says of a time itself, in all the ways that GitHub documents.
 */
final class TestSearchText
{
    @Test
    void testTimes()
    {
        assertTimes("created:2020-02-28", "2020-02-28T00:00:00Z", "2020-02-28T23:59:59Z");
        assertTimes("created:>2020-02-28", "2020-02-29T00:00:00Z", "");
        assertTimes("created:>=2020-02-28", "2020-02-28T00:00:00Z", "");
        assertTimes("created:<2020-02-28", "", "2020-02-27T23:59:59Z");
        assertTimes("created:<=2020-02-28", "", "2020-02-28T23:59:59Z");
        assertTimes("CREATED:2020-02-28..2020-03-01", "2020-02-28T00:00:00Z", "2020-03-01T23:59:59Z");
        assertTimes("created:*..2020-03-01", "", "2020-03-01T23:59:59Z");
        assertTimes("created:2020-03-01..*", "2020-03-01T00:00:00Z", "");
        assertTimes("created:>2020-03-01T10:00:00+02:00", "2020-03-01T08:00:01Z", "");
        assertTimes("created:2020-03-01T10:00:00Z..2020-03-01T10:00:00Z", "2020-03-01T10:00:00Z", "2020-03-01T10:00:00Z");
        assertTimes("pushed:>2020-01-01", "", "");
        assertTimes("\"created:2020-01-01\"", "", "");
    }

    private static void assertTimes(String condition, String from, String to)
    {
        SearchRange expected = new SearchRange(SearchScale.TIME, second(from), second(to));
        assertThat(SearchText.parse("a " + condition, "created", SearchScale.TIME).map(SearchText::range)).describedAs(condition).contains(expected);
    }

    private static OptionalLong second(String text)
    {
        return text.isEmpty() ? OptionalLong.empty() : OptionalLong.of(Instant.parse(text).getEpochSecond());
    }

    @Test
    void testSizes()
    {
        assertSizes("size:1000", " size:1000..1000");
        assertSizes("size:>1000", " size:>=1001");
        assertSizes("size:>=1000", " size:>=1000");
        assertSizes("size:<1000", " size:<=999");
        assertSizes("Size:<=1000", " size:<=1000");
        assertSizes("size:10..1000", " size:10..1000");
        assertSizes("size:*..1000", " size:<=1000");
        assertSizes("size:10..*", " size:>=10");
        for (String wrong : List.of("size:large", "size:-1", "size:1.5", "size:10..", "size:\"1\"", "size:+1")) {
            assertThat(SearchText.parse("a " + wrong, "size", SearchScale.SIZE)).describedAs(wrong).isEmpty();
        }
    }

    private static void assertSizes(String condition, String expected)
    {
        assertThat(SearchText.parse("a " + condition, "size", SearchScale.SIZE).map(text -> text.within("size", text.range()))).describedAs(condition).contains("a" + expected);
    }

    @Test
    void testRest()
    {
        SearchText text = SearchText.parse("  \"a  created:2020-01-01 \\\" b\" created:>=2020-01-01 org:acme ", "created", SearchScale.TIME).orElseThrow();
        assertThat(text.rest()).isEqualTo("\"a  created:2020-01-01 \\\" b\" org:acme");
        assertThat(text.within("created", text.range().to(Instant.parse("2021-01-01T00:00:00Z").getEpochSecond()))).isEqualTo(text.rest() + " created:2020-01-01T00:00:00Z..2021-01-01T00:00:00Z");
        assertThat(SearchText.parse("created:>=2020-01-01", "created", SearchScale.TIME).orElseThrow().within("created", SearchRange.all(SearchScale.TIME))).isEmpty();
    }

    @Test
    void testWhatIsNotSplit()
    {
        for (String search : List.of(
                "a OR b",
                "NOT a",
                "(a b)",
                "a sort:updated",
                "-created:2020-01-01",
                "created:>2020-01-01 created:<2021-01-01",
                "created:yesterday",
                "created:2020-01",
                "created:\"2020-01-01\"",
                "\"a")) {
            assertThat(SearchText.parse(search, "created", SearchScale.TIME)).describedAs(search).isEmpty();
        }
    }
}
