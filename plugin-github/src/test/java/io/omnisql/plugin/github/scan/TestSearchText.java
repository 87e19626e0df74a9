package io.omnisql.plugin.github.scan;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

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
        SearchTimes expected = new SearchTimes(instant(from), instant(to));
        assertThat(SearchText.parse("a " + condition, "created").map(SearchText::times)).describedAs(condition).contains(expected);
    }

    private static Optional<Instant> instant(String text)
    {
        return text.isEmpty() ? Optional.empty() : Optional.of(Instant.parse(text));
    }

    @Test
    void testRest()
    {
        SearchText text = SearchText.parse("  \"a  created:2020-01-01 \\\" b\" created:>=2020-01-01 org:acme ", "created").orElseThrow();
        assertThat(text.rest()).isEqualTo("\"a  created:2020-01-01 \\\" b\" org:acme");
        assertThat(text.within("created", text.times().to(Instant.parse("2021-01-01T00:00:00Z")))).isEqualTo(text.rest() + " created:2020-01-01T00:00:00Z..2021-01-01T00:00:00Z");
        assertThat(SearchText.parse("created:>=2020-01-01", "created").orElseThrow().within("created", SearchTimes.ALL)).isEmpty();
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
            assertThat(SearchText.parse(search, "created")).describedAs(search).isEmpty();
        }
    }
}
