package io.omnisql.toolkit.adapter;

/**
 * Turns an answer that is not JSON into JSON. Pure.
 */
public interface BodyTransform
{
    /**
     * @param body as the service answered, uncompressed
     * @return a JSON document in UTF-8
     * @throws IllegalArgumentException when the body is not in the format; the message quotes none of it
     */
    byte[] toJson(byte[] body);

    /**
     * The same for formats that need to know what was asked for, which stands in the page's state.
     */
    default byte[] toJson(PageRequest page, byte[] body)
    {
        return toJson(body);
    }
}
