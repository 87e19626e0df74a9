package io.omnisql.sandbox.http;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A response, still to be changed by the layers that it passes on its way out.
 */
public final class SandboxResponse
{
    /**
     * How the bytes are sent.
     */
    public enum Delivery
    {
        WHOLE,
        /**
         * Half of the body, then the connection is closed.
         */
        TRUNCATED,
        /**
         * Nothing at all: the connection is closed.
         */
        DROPPED,
    }

    public record Header(String name, String value) {}

    private final List<Header> headers = new ArrayList<>();
    private int status;
    private byte[] body;
    private Delivery delivery = Delivery.WHOLE;

    private SandboxResponse(int status, byte[] body)
    {
        this.status = status;
        this.body = body;
    }

    public static SandboxResponse empty(int status)
    {
        return new SandboxResponse(status, new byte[0]);
    }

    public static SandboxResponse json(int status, Object value)
    {
        return new SandboxResponse(status, Json.bytes(value)).header("Content-Type", "application/json; charset=utf-8");
    }

    public static SandboxResponse text(int status, String contentType, String text)
    {
        return new SandboxResponse(status, text.getBytes(StandardCharsets.UTF_8)).header("Content-Type", contentType);
    }

    public SandboxResponse header(String name, String value)
    {
        headers.add(new Header(name, value));
        return this;
    }

    public Optional<String> header(String name)
    {
        return headers.stream().filter(header -> header.name().equalsIgnoreCase(name)).map(Header::value).findFirst();
    }

    public SandboxResponse delivery(Delivery delivery)
    {
        this.delivery = delivery;
        return this;
    }

    /**
     * Turns this into the answer that the caller's copy is still good.
     */
    public SandboxResponse notModified()
    {
        status = 304;
        body = new byte[0];
        headers.removeIf(header -> header.name().equals("Content-Type") || header.name().equals("Link"));
        return this;
    }

    public SandboxResponse body(byte[] body)
    {
        this.body = body;
        return this;
    }

    public List<Header> headers()
    {
        return List.copyOf(headers);
    }

    public int status()
    {
        return status;
    }

    public byte[] body()
    {
        return body;
    }

    public Delivery delivery()
    {
        return delivery;
    }
}
