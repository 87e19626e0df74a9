package io.omnisql.sandbox.salesforce.bulk;

import io.omnisql.sandbox.salesforce.data.Row;
import io.omnisql.sandbox.salesforce.evaluate.BoundPath;
import io.omnisql.sandbox.salesforce.evaluate.QueryResult;
import io.omnisql.sandbox.salesforce.rest.Wire;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Rows as CSV, every value in quotes; null is an empty one.
 */
final class Csv
{
    private Csv() {}

    static String write(QueryResult.Records result, int from, int to, BulkJob.Request format)
    {
        String delimiter = Character.toString(format.delimiter());
        String end = format.lineEnding().equals("CRLF") ? "\r\n" : "\n";
        StringBuilder csv = new StringBuilder();
        csv.append(result.paths().stream().map(BoundPath::text).map(Csv::quoted).collect(Collectors.joining(delimiter))).append(end);
        for (Row row : result.rows().subList(from, to)) {
            List<String> values = new ArrayList<>();
            for (BoundPath path : result.paths()) {
                Object value = path.value(result.context(), row);
                values.add(quoted(value == null ? "" : Wire.xmlText(path.field(), value)));
            }
            csv.append(String.join(delimiter, values)).append(end);
        }
        return csv.toString();
    }

    private static String quoted(String text)
    {
        return '"' + text.replace("\"", "\"\"") + '"';
    }
}
