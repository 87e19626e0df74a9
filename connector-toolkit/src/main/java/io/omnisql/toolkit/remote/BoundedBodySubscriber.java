package io.omnisql.toolkit.remote;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;

/**
 * Collects a body, and cancels the exchange when it is longer than it may be.
 */
final class BoundedBodySubscriber
        implements BodySubscriber<byte[]>
{
    private final int maxLength;
    private final ByteArrayOutputStream received = new ByteArrayOutputStream();
    private final CompletableFuture<byte[]> body = new CompletableFuture<>();
    private Subscription subscription;

    /**
     * @param maxLength in bytes
     */
    BoundedBodySubscriber(int maxLength)
    {
        this.maxLength = maxLength;
    }

    @Override
    public CompletionStage<byte[]> getBody()
    {
        return body;
    }

    @Override
    public void onSubscribe(Subscription subscription)
    {
        this.subscription = subscription;
        subscription.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers)
    {
        for (ByteBuffer buffer : buffers) {
            if (buffer.remaining() > maxLength - received.size()) {
                subscription.cancel();
                body.completeExceptionally(new OversizeException());
                return;
            }
            byte[] bytes = new byte[buffer.remaining()];
            buffer.get(bytes);
            received.writeBytes(bytes);
        }
    }

    @Override
    public void onError(Throwable throwable)
    {
        body.completeExceptionally(throwable);
    }

    @Override
    public void onComplete()
    {
        body.complete(received.toByteArray());
    }

    /**
     * The body is longer than it may be.
     */
    static final class OversizeException
            extends IOException {}
}
