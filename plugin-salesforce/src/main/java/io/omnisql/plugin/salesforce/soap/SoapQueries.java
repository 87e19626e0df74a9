package io.omnisql.plugin.salesforce.soap;

import com.google.common.base.CharMatcher;
import com.google.common.collect.ImmutableMap;
import io.omnisql.toolkit.adapter.BodyTransform;
import io.omnisql.toolkit.adapter.ConnectionInfo;
import io.omnisql.toolkit.adapter.PageRequest;
import io.omnisql.toolkit.adapter.RemoteRequest;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Statements that are too long for the URI of REST, as requests to the partner API. Answers become the JSON that REST would give.
 */
public final class SoapQueries
{
    public static final String DONE = "/done";
    public static final String LOCATOR = "/queryLocator";
    public static final String TOTAL = "/totalSize";

    static final String TRANSFORM = "soap-query";

    private static final String ROWS = "/records";
    private static final int BATCH_SIZE = 2_000;
    /**
     * Salesforce takes 16,384 bytes of URI and headers together, and an access token alone may have thousands.
     */
    private static final int LONGEST_URI = 12_000;
    private static final CharMatcher PLAIN = CharMatcher.inRange('a', 'z')
            .or(CharMatcher.inRange('A', 'Z'))
            .or(CharMatcher.inRange('0', '9'))
            .or(CharMatcher.anyOf("-._~"))
            .precomputed();

    private SoapQueries() {}

    /**
     * By the names that pages call them.
     */
    public static Map<String, BodyTransform> transforms()
    {
        return ImmutableMap.of(TRANSFORM, new SoapRecords());
    }

    /**
     * Whether the statement is too long for a URI.
     */
    public static boolean isNeeded(String soql)
    {
        return isNeeded(soql, 0);
    }

    /**
     * The same of a statement that may become longer by so many characters.
     */
    public static boolean isNeeded(String soql, int more)
    {
        return encodedLength(soql) + more > LONGEST_URI;
    }

    public static PageRequest query(ConnectionInfo connection, String soql, boolean includeDeleted)
    {
        return page(SoapRequests.request(connection, includeDeleted ? "queryAll" : "query", "queryString", List.of(escapeControls(soql)), OptionalInt.of(BATCH_SIZE)));
    }

    /**
     * @param locator where the answer before said that it goes on
     */
    public static PageRequest queryMore(ConnectionInfo connection, String locator)
    {
        return page(SoapRequests.request(connection, "queryMore", "queryLocator", List.of(locator), OptionalInt.of(BATCH_SIZE)));
    }

    /**
     * Whether a page of a statement is asked for by SOAP.
     */
    public static boolean isBySoap(PageRequest page)
    {
        return page.request().method().equals("POST");
    }

    private static PageRequest page(RemoteRequest request)
    {
        return new PageRequest(request, ROWS, List.of(DONE, LOCATOR, TOTAL), Map.of()).withTransform(TRANSFORM);
    }

    private static int encodedLength(String text)
    {
        int plain = PLAIN.countIn(text);
        return plain + 3 * (text.getBytes(UTF_8).length - plain);
    }

    /**
     * Writes characters that XML cannot hold, or would change, as escapes of SOQL. They only stand in its string literals.
     */
    private static String escapeControls(String soql)
    {
        StringBuilder escaped = new StringBuilder(soql.length());
        for (int i = 0; i < soql.length(); i++) {
            char character = soql.charAt(i);
            if (isPair(soql, i)) {
                escaped.append(character).append(soql.charAt(++i));
            }
            else if ((character < ' ' && character != '\t' && character != '\n') || character > '\uFFFD' || Character.isSurrogate(character)) {
                escaped.append("\\u%04X".formatted((int) character));
            }
            else {
                escaped.append(character);
            }
        }
        return escaped.toString();
    }

    private static boolean isPair(String text, int position)
    {
        return position + 1 < text.length() && Character.isSurrogatePair(text.charAt(position), text.charAt(position + 1));
    }
}
