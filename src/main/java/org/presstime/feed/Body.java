package org.presstime.feed;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.EntityDetails;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.nio.AsyncResponseConsumer;
import org.apache.hc.core5.http.nio.CapacityChannel;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.jspecify.annotations.Nullable;

/**
 * Takes an answer off the wire as it comes, up to a limit. The body of an answer that is no page is not waited for:
 * whoever waits for {@link #answer} ends the exchange then.
 */
final class Body implements AsyncResponseConsumer<Void>, FutureCallback<Void> {

    private static final int OK = 200;

    private final long maxBytes;
    private final Memory.Allowance allowance;
    private final CompletableFuture<Raw> answer = new CompletableFuture<>();
    private final List<byte[]> pieces = new ArrayList<>();
    private long size;
    private @Nullable HttpResponse head;
    private @Nullable FutureCallback<Void> done;

    Body(long maxBytes, Memory.Allowance allowance) {
        this.maxBytes = maxBytes;
        this.allowance = allowance;
    }

    /**
     * An answer as it came, still compressed.
     *
     * @param body empty when the status is not 200
     */
    @SuppressWarnings("ArrayRecordComponent") // Nobody compares answers.
    record Raw(int status, Header[] headers, byte[] body) {}

    /** Completes when all that is wanted is there, or when nothing more will come. */
    CompletableFuture<Raw> answer() {
        return answer;
    }

    @Override
    public void consumeResponse(
            HttpResponse response, @Nullable EntityDetails entity, HttpContext context, FutureCallback<Void> callback) {
        head = response;
        done = callback;
        if (response.getCode() != OK || entity == null) {
            answer.complete(new Raw(response.getCode(), response.getHeaders(), new byte[0]));
        }
        if (entity == null) {
            callback.completed(null);
        }
    }

    @Override
    public void consume(ByteBuffer bytes) throws IOException {
        if (answer.isDone()) {
            throw new FetchFailure("not wanted");
        }
        size += bytes.remaining();
        try {
            if (size > maxBytes) {
                throw FetchFailure.tooLarge(maxBytes);
            }
            allowance.growTo(size);
        } catch (FetchFailure tooMuch) {
            answer.completeExceptionally(tooMuch);
            throw tooMuch;
        }
        byte[] piece = new byte[bytes.remaining()];
        bytes.get(piece);
        pieces.add(piece);
    }

    @Override
    public void streamEnd(@Nullable List<? extends Header> trailers) {
        HttpResponse response = head;
        if (response != null) {
            answer.complete(new Raw(response.getCode(), response.getHeaders(), joined()));
        }
        if (done != null) {
            done.completed(null);
        }
    }

    private byte[] joined() {
        ByteBuffer whole = ByteBuffer.allocate((int) size);
        pieces.forEach(whole::put);
        return whole.array();
    }

    @Override
    public void updateCapacity(CapacityChannel channel) throws IOException {
        channel.update(Integer.MAX_VALUE);
    }

    @Override
    public void informationResponse(HttpResponse response, HttpContext context) {}

    @Override
    public void failed(Exception failure) {
        answer.completeExceptionally(failure);
    }

    @Override
    public void completed(@Nullable Void nothing) {}

    @Override
    public void cancelled() {
        answer.completeExceptionally(new IOException("the request was given up"));
    }

    @Override
    public void releaseResources() {
        pieces.clear();
    }
}
