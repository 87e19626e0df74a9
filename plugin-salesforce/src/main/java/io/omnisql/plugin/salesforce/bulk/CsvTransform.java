package io.omnisql.plugin.salesforce.bulk;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import io.omnisql.toolkit.adapter.BodyTransform;
import io.omnisql.toolkit.adapter.PageRequest;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import static com.fasterxml.jackson.core.json.JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8;

/**
 * Makes of CSV the JSON that REST would answer: fields by their names, those of parents in objects, and empty values null.
 * <p>
 * A first line that holds the names of the selected fields is the header. Salesforce does not promise one on every page; without it the
 * values stand in the order of the select list.
 */
final class CsvTransform
        implements BodyTransform
{
    private static final ObjectReader LINES = CsvMapper.builder()
            .enable(CsvParser.Feature.WRAP_AS_ARRAY)
            .build()
            .readerFor(String[].class);
    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(COMBINE_UNICODE_SURROGATES_IN_UTF8)
            .build();

    @Override
    public byte[] toJson(byte[] body)
    {
        throw new IllegalArgumentException("an export is not read without its select list");
    }

    @Override
    public byte[] toJson(PageRequest page, byte[] body)
    {
        List<String> select = SelectList.parse(page.state().get(ResultPage.SELECT)).paths();
        ByteArrayOutputStream json = new ByteArrayOutputStream(body.length * 2);
        try (MappingIterator<String[]> lines = LINES.readValues(body);
                JsonGenerator generator = JSON.createGenerator(json, JsonEncoding.UTF8)) {
            write(lines, select, generator);
        }
        catch (IOException | RuntimeException e) {
            // its message would quote values
            throw new IllegalArgumentException("an export is no CSV, or not with the selected fields");
        }
        return json.toByteArray();
    }

    private static void write(MappingIterator<String[]> lines, List<String> select, JsonGenerator json)
            throws IOException
    {
        String[] first = lines.nextValue();
        Optional<int[]> header = positions(select, first);
        RowWriter row = new RowWriter(select, header.orElseGet(() -> IntStream.range(0, select.size()).toArray()));
        json.writeStartObject();
        json.writeArrayFieldStart("records");
        if (header.isEmpty()) {
            row.write(first, json);
        }
        while (lines.hasNextValue()) {
            row.write(lines.nextValue(), json);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    /**
     * Where the selected fields stand, empty when the line is no header.
     */
    private static Optional<int[]> positions(List<String> select, String[] line)
    {
        if (line.length != select.size()) {
            throw new IllegalArgumentException("wrong number of values");
        }
        int[] positions = select.stream()
                .mapToInt(path -> IntStream.range(0, line.length).filter(i -> line[i].equalsIgnoreCase(path)).findFirst().orElse(-1))
                .toArray();
        return Arrays.stream(positions).allMatch(position -> position >= 0) ? Optional.of(positions) : Optional.empty();
    }
}
