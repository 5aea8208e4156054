package org.abri.web.vault;

import io.micronaut.core.io.buffer.ReadBuffer;
import io.micronaut.core.io.buffer.ReadBufferFactory;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.OptionalLong;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

/**
 * So many bytes of a stream, or all that it has, for one subscriber (Reactive Streams). A piece is read when it is asked for, never before, on a
 * thread that may block: a client that takes nothing costs what it was sent last, and no thread. The stream is closed when
 * all was read, when reading failed, and when nobody wants the rest.
 */
final class Outgoing implements Publisher<ReadBuffer>, Subscription {
    /** A segment of what is sealed (WEB-3): a client that takes nothing costs two of them, and what the system keeps. */
    static final int PIECE = 64 * 1024;

    private final InputStream bytes;
    private final ReadBufferFactory buffers;
    private final Executor blocking;
    /** How many pieces are asked for. Whoever raises it from zero makes them flow, and none but the flow lowers it. */
    private final AtomicLong demand = new AtomicLong();
    /** Whether it is known how many bytes there are: then fewer are a failure. */
    private final boolean measured;
    private long left;
    private @Nullable Subscriber<? super ReadBuffer> subscriber;
    private volatile boolean cancelled;

    /** Takes the stream over. */
    Outgoing(InputStream bytes, OptionalLong size, ReadBufferFactory buffers, Executor blocking) {
        this.bytes = bytes;
        this.measured = size.isPresent();
        this.left = size.orElse(Long.MAX_VALUE);
        this.buffers = buffers;
        this.blocking = blocking;
    }

    @Override
    public void subscribe(Subscriber<? super ReadBuffer> only) {
        subscriber = only;
        only.onSubscribe(this);
    }

    @Override
    public void request(long pieces) {
        if (demand.getAndAccumulate(pieces, Outgoing::sum) == 0) {
            blocking.execute(this::flow);
        }
    }

    /** May come at any time, even before anybody subscribed. */
    @Override
    public void cancel() {
        cancelled = true;
        request(1);
    }

    /** When it is over it leaves the demand raised: nothing makes it flow again. */
    private void flow() {
        do {
            if (!givesMore()) { return; }
        } while (demand.decrementAndGet() > 0);
    }

    private boolean givesMore() {
        var to = subscriber;
        if (cancelled || to == null) { return over(); }
        byte[] piece;
        try {
            piece = piece();
        } catch (IOException | RuntimeException failed) {
            over();
            to.onError(failed);
            return false;
        }
        if (cancelled) { return over(); }
        left = !measured && piece.length < PIECE ? 0 : left - piece.length;
        if (piece.length > 0) {
            to.onNext(buffers.adapt(piece));
        }
        if (left > 0) { return true; }
        over();
        to.onComplete();
        return false;
    }

    private byte[] piece() throws IOException {
        var most = (int) Math.min(PIECE, left);
        var piece = bytes.readNBytes(most);
        if (measured && piece.length < most) { throw new EOFException(); }
        return piece;
    }

    /** Closes the stream; gives no more. */
    private boolean over() {
        try {
            bytes.close();
        } catch (IOException already) {
            // all that was to be read was read, or nothing more is wanted
        }
        return false;
    }

    private static long sum(long some, long more) {
        return some + more < 0 ? Long.MAX_VALUE : some + more;
    }
}
