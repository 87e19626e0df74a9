package io.omnisql.plugin.salesforce.bulk;

import com.google.common.collect.ImmutableMap;
import io.omnisql.plugin.salesforce.api.SalesforceApi;
import io.omnisql.toolkit.adapter.PageOutcome;
import io.omnisql.toolkit.adapter.PageRequest;
import io.omnisql.toolkit.adapter.RemotePartition;
import io.omnisql.toolkit.adapter.RemoteRequest;
import io.omnisql.toolkit.adapter.ScanException;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import static io.omnisql.toolkit.adapter.RemoteRequest.Effect.ACTION;
import static io.omnisql.toolkit.adapter.ResponseClassifier.Kind.INCOMPLETE;
import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Pages of a job's results. Each answer names the locator of the page after it, which tells whether the pages that are read in parallel
 * are all there are.
 */
final class ResultPage
{
    static final String TRANSFORM = "bulk-csv";
    /**
     * State of a page: the selected fields.
     */
    static final String SELECT = "select";

    private static final String RESULTS = "bulk-results";
    private static final String FIRST = "bulk-first";
    /**
     * Locator of the page that the next partition starts with.
     */
    private static final String STOP = "bulk-stop";
    private static final String PAGE_ROWS = "bulk-page-rows";

    private static final String ROWS = "/records";
    private static final String LOCATOR_HEADER = "sforce-locator";
    private static final String ROWS_HEADER = "sforce-numberofrecords";
    private static final String END = "null";
    private static final Pattern PAGE_SIZE = Pattern.compile("[?&]maxRecords=([0-9]+)(?:&|$)");
    private static final Pattern LOCATOR = Pattern.compile("[?&]locator=([^&]+)");

    private ResultPage() {}

    /**
     * All rows in one partition, page by page.
     */
    static RemotePartition chain(BulkJob job, SelectList select, long pageRows)
    {
        String results = job.path() + "/results";
        return new RemotePartition("export, all pages", Map.of(
                RESULTS, results,
                FIRST, results + "?maxRecords=" + pageRows,
                SELECT, select.text(),
                PAGE_ROWS, Long.toString(pageRows)));
    }

    /**
     * One of the pages that Salesforce listed. The first partition starts at the beginning whatever was listed, with pages of the size of those
     * that were.
     */
    static RemotePartition partition(BulkJob job, SelectList select, List<String> pages, int index)
    {
        String results = job.path() + "/results";
        Optional<String> rows = pages.stream().findFirst().map(PAGE_SIZE::matcher).filter(Matcher::find).map(matcher -> matcher.group(1));
        ImmutableMap.Builder<String, String> parameters = ImmutableMap.<String, String>builder()
                .put(RESULTS, results)
                .put(FIRST, index == 0 ? results + rows.map("?maxRecords=%s"::formatted).orElse("") : pages.get(index))
                .put(SELECT, select.text());
        rows.ifPresent(count -> parameters.put(PAGE_ROWS, count));
        if (index + 1 < pages.size()) {
            parameters.put(STOP, locator(pages.get(index + 1)));
        }
        return new RemotePartition("export, page %s".formatted(index + 1), parameters.buildOrThrow());
    }

    static boolean isOf(RemotePartition partition)
    {
        return partition.parameters().containsKey(RESULTS);
    }

    static PageRequest first(RemotePartition partition)
    {
        return page(partition, partition.parameters().get(FIRST));
    }

    static Optional<PageRequest> next(RemotePartition partition, PageOutcome outcome)
    {
        String expected = outcome.headers().getOrDefault(ROWS_HEADER, "").strip();
        if (!expected.isEmpty() && !expected.equals(Long.toString(outcome.rows()))) {
            throw incomplete("a page has %s rows in place of %s".formatted(outcome.rows(), expected));
        }
        Optional<String> stop = Optional.ofNullable(partition.parameters().get(STOP));
        Optional<String> next = Optional.ofNullable(outcome.headers().get(LOCATOR_HEADER)).map(String::strip).filter(locator -> !locator.isEmpty() && !locator.equals(END));
        if (next.equals(stop)) {
            return Optional.empty();
        }
        if (next.isEmpty()) {
            throw incomplete("the pages do not follow one another; read the rows without an export, with the session property scan_mode");
        }
        Optional<String> rows = Optional.ofNullable(partition.parameters().get(PAGE_ROWS));
        return Optional.of(page(
                partition,
                partition.parameters().get(RESULTS) + "?locator=" + URLEncoder.encode(next.get(), UTF_8) + rows.map(count -> "&maxRecords=" + count).orElse("")));
    }

    private static PageRequest page(RemotePartition partition, String path)
    {
        RemoteRequest request = new RemoteRequest("GET", path, List.of(), Map.of("Accept", "text/csv"), Optional.empty(), SalesforceApi.QUOTA, ACTION);
        return new PageRequest(request, ROWS, List.of(), Map.of())
                .withState(Map.of(SELECT, partition.parameters().get(SELECT)))
                .withTransform(TRANSFORM);
    }

    private static String locator(String url)
    {
        Matcher matcher = LOCATOR.matcher(url);
        if (!matcher.find()) {
            throw BulkJob.unreadable();
        }
        return URLDecoder.decode(matcher.group(1), UTF_8);
    }

    private static ScanException incomplete(String reason)
    {
        return new ScanException(INCOMPLETE, "Salesforce's export is not complete: " + reason);
    }
}
