package io.omnisql.plugin.jira.response;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.google.common.primitives.Bytes;
import io.omnisql.toolkit.adapter.RemoteResponse;
import io.omnisql.toolkit.adapter.ResponseClassifier.Outcome;

import java.io.IOException;
import java.util.Set;

import static io.omnisql.toolkit.adapter.ResponseClassifier.Kind.INCOMPLETE;
import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Finds successes that are not whole: searches with warnings, which may lack rows, and issues that could not be read this time.
 */
final class PartialAnswers
{
    private static final String WARNINGS = "warnings";
    private static final String ISSUE_ERRORS = "issueErrors";
    private static final Set<String> MARKS = Set.of(WARNINGS, ISSUE_ERRORS);

    private final JsonFactory json = new JsonFactory();

    Outcome classify(RemoteResponse response)
    {
        if (MARKS.stream().noneMatch(mark -> Bytes.indexOf(response.body(), ("\"" + mark + "\"").getBytes(UTF_8)) >= 0)) {
            return new Outcome.Success();
        }
        try (JsonParser parser = json.createParser(response.body())) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return new Outcome.Success();
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                boolean filled = parser.nextToken() == JsonToken.START_ARRAY && parser.nextToken() != JsonToken.END_ARRAY;
                if (filled && name.equals(WARNINGS)) {
                    return new Outcome.Failure(INCOMPLETE, "Jira warns that the answer to a search may lack rows: " + warning(parser));
                }
                if (filled && name.equals(ISSUE_ERRORS)) {
                    return new Outcome.Retry("Jira could not read some of the issues");
                }
                skip(parser, filled);
            }
            return new Outcome.Success();
        }
        catch (IOException e) {
            return new Outcome.Retry("Jira's answer ended early");
        }
    }

    /**
     * Leaves the parser at the end of the member's value.
     *
     * @param inList whether the parser stands at the first element of a list
     */
    private static void skip(JsonParser parser, boolean inList)
            throws IOException
    {
        if (!inList) {
            parser.skipChildren();
            return;
        }
        do {
            parser.skipChildren();
        }
        while (parser.nextToken() != JsonToken.END_ARRAY);
    }

    private static String warning(JsonParser parser)
            throws IOException
    {
        if (parser.currentToken() == JsonToken.VALUE_STRING) {
            return ErrorText.clean(parser.getText());
        }
        if (parser.currentToken() == JsonToken.START_OBJECT) {
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                boolean type = parser.currentName().equals("type");
                if (parser.nextToken() == JsonToken.VALUE_STRING && type) {
                    return ErrorText.clean(parser.getText());
                }
                parser.skipChildren();
            }
        }
        return ErrorText.clean("");
    }
}
