package io.omnisql.toolkit.adapter;

/**
 * Turns an answer into the JSON document that rows are read from: an answer of another format, or one that only as a whole tells which rows it has. Pure.
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
     * The same for those that need to know what was asked for, which stands in the page.
     */
    default byte[] toJson(PageRequest page, byte[] body)
    {
        return toJson(body);
    }
}
