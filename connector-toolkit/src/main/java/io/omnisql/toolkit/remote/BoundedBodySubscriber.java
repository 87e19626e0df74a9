package io.omnisql.toolkit.remote;

import java.io.IOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.ArrayList;
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
    private final List<ByteBuffer> received = new ArrayList<>();
    private final CompletableFuture<byte[]> body = new CompletableFuture<>();
    private Subscription subscription;
    private int length;

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
            if (buffer.remaining() > maxLength - length) {
                subscription.cancel();
                body.completeExceptionally(new OversizeException());
                return;
            }
            length += buffer.remaining();
            received.add(buffer);
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
        ByteBuffer whole = ByteBuffer.allocate(length);
        received.forEach(whole::put);
        received.clear();
        body.complete(whole.array());
    }

    /**
     * The body is longer than it may be.
     */
    static final class OversizeException
            extends IOException {}
}
