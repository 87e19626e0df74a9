package io.omnisql.plugin.github.scan;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.filter.FilteringParserDelegate;
import com.fasterxml.jackson.core.filter.JsonPointerBasedFilter;
import com.fasterxml.jackson.core.filter.TokenFilter.Inclusion;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.omnisql.toolkit.adapter.BodyTransform;
import io.omnisql.toolkit.adapter.PageRequest;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import static io.omnisql.plugin.github.scan.AddressedRows.ANSWER;
import static io.omnisql.plugin.github.scan.AddressedRows.FIRST_ROW;
import static io.omnisql.plugin.github.scan.AddressedRows.OWNER;
import static io.omnisql.plugin.github.scan.AddressedRows.REPOSITORY;
import static io.omnisql.plugin.github.scan.AddressedRows.UNDECIDED;
import static io.omnisql.plugin.github.scan.AddressedRows.repository;
import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Puts the repository that the address of an answer's first row names beside the answer. Of an answer without rows any name is right, and where
 * a list begins with another repository's row, GitHub is asked for the name.
 */
public final class AddressedList
        implements BodyTransform
{
    public static final String NAME = "addressed-list";

    private static final JsonFactory FACTORY = new JsonFactory();
    private static final JsonMapper MAPPER = JsonMapper.builder(FACTORY).build();
    private static final Pattern ADDRESS = Pattern.compile("/repos/([A-Za-z0-9_-]+)/([A-Za-z0-9._-]+)(?=/|$)");

    @Override
    public byte[] toJson(byte[] body)
    {
        throw new UnsupportedOperationException("what was asked for is needed");
    }

    @Override
    public byte[] toJson(PageRequest page, byte[] body)
    {
        ObjectNode names = MAPPER.createObjectNode();
        try {
            if (RefusedList.isRefusal(body)) {
                return undecided(page, names, MAPPER.readTree(body).path("message").asText());
            }
            JsonNode first = value(body, page.state().get(FIRST_ROW));
            if (first.isMissingNode()) {
                return with(expected(page, names), body);
            }
            Matcher address = ADDRESS.matcher(first.path("url").asText());
            if (!address.find()) {
                return undecided(page, names, "");
            }
            ObjectNode told = names.put(name(OWNER), address.group(1)).put(name(REPOSITORY), repository(address.group(1), address.group(2)));
            return isFirst(page) && !isAsExpected(page, told) ? undecided(page, names, "") : with(told, body);
        }
        catch (JsonProcessingException e) {
            throw new IllegalArgumentException("The answer is not JSON", e);
        }
        catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Whether the page begins a list: what a link leads to has its parameters within its path.
     */
    private static boolean isFirst(PageRequest page)
    {
        return page.request().path().indexOf('?') < 0;
    }

    private static boolean isAsExpected(PageRequest page, ObjectNode told)
    {
        return page.expected().entrySet().stream().allMatch(entry -> entry.getValue().equals(told.path(name(entry.getKey())).asText()));
    }

    private static byte[] undecided(PageRequest page, ObjectNode names, String reason)
            throws IOException
    {
        return MAPPER.writeValueAsBytes(expected(page, names).put(name(UNDECIDED), reason));
    }

    private static ObjectNode expected(PageRequest page, ObjectNode names)
    {
        page.expected().forEach((pointer, name) -> names.put(name(pointer), name));
        return names;
    }

    private static byte[] with(ObjectNode names, byte[] answer)
            throws IOException
    {
        byte[] outer = MAPPER.writeValueAsBytes(names);
        ByteArrayOutputStream document = new ByteArrayOutputStream(outer.length + answer.length + 16);
        document.writeBytes(Arrays.copyOf(outer, outer.length - 1));
        document.writeBytes(((names.isEmpty() ? "" : ",") + "\"" + name(ANSWER) + "\":").getBytes(UTF_8));
        document.writeBytes(answer.length == 0 ? "null".getBytes(UTF_8) : answer);
        document.write('}');
        return document.toByteArray();
    }

    private static String name(String pointer)
    {
        return pointer.substring(1);
    }

    /**
     * Reads no further than what stands at the pointer.
     */
    private static JsonNode value(byte[] body, String pointer)
            throws IOException
    {
        if (pointer.isEmpty()) {
            return MAPPER.readTree(body);
        }
        try (JsonParser parser = new FilteringParserDelegate(FACTORY.createParser(body), new JsonPointerBasedFilter(pointer), Inclusion.ONLY_INCLUDE_ALL, false)) {
            parser.setCodec(MAPPER);
            return parser.nextToken() == null ? MissingNode.getInstance() : Optional.<JsonNode>ofNullable(MAPPER.readTree(parser)).orElseGet(MissingNode::getInstance);
        }
    }
}
