package org.abri.web.budget;

import io.netty.buffer.ByteBufHolder;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import java.nio.channels.ClosedChannelException;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * WEB-3: one connection, between Netty's reading of HTTP and everything above. Heads are bounded here ({@link Head}), bodies
 * and answers counted ({@link Budgets}), and whoever is too slow is let go: a head or a body of fields has so many seconds
 * from its first byte to its last, whatever trickles in between; a document may take long, but not stand still.
 */
final class Door extends ChannelDuplexHandler {
    /** However large a document is, no more of it is in memory at once. */
    static final long MOST_HELD = 512 * 1024;
    /** What is left of a body that nobody wants is let come up to here: a client may write everything before it reads. */
    private static final long MOST_DROPPED = 1024 * 1024;
    private static final int TICKS = 8;
    private static final String TWO_YEARS = "max-age=63072000; includeSubDomains";

    private final Budgets budgets;
    private final StrictCodec codec;
    private final Proxies proxies;
    private final boolean https;
    private volatile Optional<String> address = Optional.empty();
    private volatile @Nullable ChannelHandlerContext context;
    private @Nullable ScheduledFuture<?> ticking;
    private volatile @Nullable Slot connected;
    private volatile @Nullable Slot room;

    /** When something last happened on this connection. */
    private volatile long activeAt = System.nanoTime();
    /** When the body that is coming in began; 0 when none is. */
    private volatile long bodySince;
    private volatile long byteAt;
    private final AtomicLong received = new AtomicLong();
    private volatile boolean ofFields;
    private boolean dropping;
    /** Whether more of the request is wanted by whoever is above: otherwise it is not the client who keeps us waiting. */
    private volatile boolean wanted = true;
    /** Requests that were read whole, or turned away, and not answered yet. */
    private final AtomicInteger unanswered = new AtomicInteger();
    private boolean answering;
    private final Queue<Slot> notTaken = new ConcurrentLinkedQueue<>();
    private volatile long takenAt = System.nanoTime();

    /** {@code https} says that browsers reach the service by that. */
    Door(Budgets budgets, StrictCodec codec, Proxies proxies, boolean https) {
        this.budgets = budgets;
        this.codec = codec;
        this.proxies = proxies;
        this.https = https;
    }

    /** Whose connection it is, if that can be told. */
    Optional<String> address() {
        return address;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext added) {
        if (!proxies.let(added.channel().remoteAddress())) {
            close(added);
            return;
        }
        context = added;
        var settings = budgets.settings();
        address = Sender.of(added.channel().remoteAddress(), proxies);
        var slot = budgets.connections().enter(this, address, 1);
        if (slot.isEmpty()) {
            end(added, HttpResponseStatus.SERVICE_UNAVAILABLE);
            return;
        }
        connected = slot.get();
        var tick = Math.max(20, Math.min(settings.head().toMillis(), settings.body().toMillis()) / TICKS);
        ticking = added.executor().scheduleAtFixedRate(this::tick, tick, tick, TimeUnit.MILLISECONDS);
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext removed) {
        gone();
    }

    @Override
    public void channelInactive(ChannelHandlerContext closed) throws Exception {
        gone();
        super.channelInactive(closed);
    }

    private void gone() {
        var timer = ticking;
        if (timer != null) {
            timer.cancel(false);
        }
        budgets.connections().leave(this);
        budgets.answers().leave(this);
        bodyEnded();
        giveBack(connected);
    }

    private static void giveBack(@Nullable Slot slot) {
        if (slot != null) {
            slot.close();
        }
    }

    // in

    @Override
    public void read(ChannelHandlerContext asking) throws Exception {
        if (!wanted) {
            byteAt = System.nanoTime();
        }
        wanted = true;
        super.read(asking);
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext read) throws Exception {
        wanted = false;
        super.channelReadComplete(read);
    }

    @Override
    public void channelRead(ChannelHandlerContext read, Object message) throws Exception {
        activeAt = System.nanoTime();
        if (message instanceof HttpRequest request) {
            begins(read, request);
        } else if (message instanceof HttpContent content) {
            comes(read, content);
        } else {
            super.channelRead(read, message);
        }
    }

    private void begins(ChannelHandlerContext read, HttpRequest request) {
        var sender = sender(read, request);
        var head = Head.of(request);
        if (head.turned().isEmpty() && hasBody(head.request())) {
            head = roomFor(head, sender);
        }
        unanswered.incrementAndGet();
        if (head.turned().isPresent()) {
            received.set(0);
            dropping = true;
            read.fireChannelRead(head.request());
            read.fireChannelRead(LastHttpContent.EMPTY_LAST_CONTENT);
        } else {
            var passed = head.request();
            sender.ifPresent(known -> passed.headers().set(Sender.MARK, known));
            read.fireChannelRead(passed);
        }
    }

    private Head roomFor(Head head, Optional<String> sender) {
        var length = HttpUtil.getContentLength(head.request(), -1L);
        var slot = budgets.bodies().enter(this, sender,
                length < 0 ? Bounds.LARGEST_FIELDS : Math.min(length, MOST_HELD));
        if (slot.isEmpty()) { return head.busy(); }
        room = slot.get();
        received.set(0);
        ofFields = length <= Bounds.LARGEST_FIELDS;
        byteAt = System.nanoTime();
        bodySince = byteAt;
        return head;
    }

    private static boolean hasBody(HttpRequest request) {
        return HttpUtil.isTransferEncodingChunked(request) || HttpUtil.getContentLength(request, 0L) > 0;
    }

    private Optional<String> sender(ChannelHandlerContext read, HttpRequest request) {
        if (!proxies.isOne(read.channel().remoteAddress())) { return address; }
        var lines = request.headers().getAll(Sender.FORWARDED_FOR);
        return lines.isEmpty() ? Optional.empty() : Sender.forwarded(lines.getLast());
    }

    private void comes(ChannelHandlerContext read, HttpContent content) {
        byteAt = System.nanoTime();
        if (received.addAndGet(content.content().readableBytes()) > Bounds.LARGEST_FIELDS) {
            ofFields = false;
        }
        var last = content instanceof LastHttpContent;
        if (last) {
            bodyEnded();
        }
        if (dropping) {
            dropping = !last;
            ReferenceCountUtil.release(content);
            if (received.get() > MOST_DROPPED) {
                close(read);
            } else if (!last) {
                read.read();
            }
            return;
        }
        if (content instanceof LastHttpContent end && !end.trailingHeaders().isEmpty()) {
            // nobody reads what comes behind a body in pieces
            end.trailingHeaders().clear();
        }
        read.fireChannelRead(content);
    }

    private void bodyEnded() {
        bodySince = 0;
        budgets.bodies().leave(this);
        giveBack(room);
    }

    // out

    @Override
    public void write(ChannelHandlerContext writing, Object message, ChannelPromise promise)
            throws Exception {
        if (message instanceof HttpResponse response) {
            answering |= response.status().codeClass() != HttpStatusClass.INFORMATIONAL;
        }
        var told = promise.unvoid();
        var bytes = message instanceof ByteBufHolder holder ? holder.content().readableBytes() : 0;
        if (bytes > 0) {
            var slot = budgets.answers().enter(this, Optional.empty(), bytes);
            if (slot.isEmpty()) {
                ReferenceCountUtil.release(message);
                told.setFailure(new ClosedChannelException());
                close(writing);
                return;
            }
            if (notTaken.isEmpty()) {
                takenAt = System.nanoTime();
            }
            notTaken.add(slot.get());
            told.addListener(written -> taken(slot.get()));
        }
        if (message instanceof LastHttpContent && answering) {
            answering = false;
            told.addListener(written -> answered());
        }
        super.write(writing, message, told);
    }

    private void taken(Slot slot) {
        slot.close();
        notTaken.remove(slot);
        takenAt = System.nanoTime();
        if (notTaken.isEmpty()) {
            budgets.answers().leave(this);
        }
    }

    private void answered() {
        unanswered.decrementAndGet();
        activeAt = System.nanoTime();
    }

    // time

    /** For how long it has been the client who does nothing; 0 while something is being done for it. */
    long idleFor() {
        return unanswered.get() > 0 && bodySince == 0 ? notTakenFor() : System.nanoTime() - activeAt;
    }

    /** By how long a body has been coming in, or has stood still if it is a document that comes well. */
    long bodyLateBy() {
        var since = bodySince;
        if (since == 0) { return 0; }
        var now = System.nanoTime();
        if (ofFields || isSlow(now - since)) { return now - since; }
        return wanted ? now - byteAt : 0;
    }

    private boolean isSlow(long took) {
        var most = budgets.settings().slowest() * TimeUnit.NANOSECONDS.toSeconds(took);
        return wanted && took > budgets.settings().stalled().toNanos() && received.get() < most;
    }

    /** For how long the client has taken nothing of what is there for it. */
    long notTakenFor() {
        return notTaken.isEmpty() ? 0 : System.nanoTime() - takenAt;
    }

    private void tick() {
        var here = context;
        if (here == null) { return; }
        var settings = budgets.settings();
        var now = System.nanoTime();
        var headSince = codec.headSince();
        var since = bodySince;
        if (headSince != 0 && now - headSince > settings.head().toNanos()) {
            end(here, HttpResponseStatus.REQUEST_TIMEOUT);
        } else if (since != 0 && (ofFields ? now - since > settings.body().toNanos()
                : isSlow(now - since) || (wanted && now - byteAt > settings.stalled().toNanos()))) {
            end(here, HttpResponseStatus.REQUEST_TIMEOUT);
        } else if (notTakenFor() > settings.stalled().toNanos()
                || (dropping && now - activeAt > settings.body().toNanos())
                || (unanswered.get() <= 0 && now - activeAt > settings.idle().toNanos())) {
            close(here);
        }
    }

    private static void close(ChannelHandlerContext here) {
        var unused = here.close();
    }

    /** Makes room for somebody else; from any thread. */
    void giveWay() {
        giveBack(room);
        giveBack(connected);
        notTaken.forEach(Slot::close);
        var here = context;
        if (here != null) {
            here.executor().execute(() -> end(here, HttpResponseStatus.SERVICE_UNAVAILABLE));
        }
    }

    /** Says why, if nothing was said yet, in few bytes, and ends the connection. */
    private void end(ChannelHandlerContext here, HttpResponseStatus why) {
        if (!here.channel().isActive() || answering) {
            close(here);
            return;
        }
        answering = true;
        var answer = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, why, Unpooled.EMPTY_BUFFER);
        answer.headers().set(HttpHeaderNames.CONTENT_LENGTH, 0).set(HttpHeaderNames.CONNECTION, "close")
                .set(HttpHeaderNames.CACHE_CONTROL, "no-store")
                .set("Content-Security-Policy",
                        "default-src 'none'; base-uri 'none'; frame-ancestors 'none'")
                .set("X-Content-Type-Options", "nosniff");
        if (https) {
            answer.headers().set("Strict-Transport-Security", TWO_YEARS);
        }
        if (why.equals(HttpResponseStatus.SERVICE_UNAVAILABLE)) {
            answer.headers().set(HttpHeaderNames.RETRY_AFTER, Turned.SOON.toSeconds());
        }
        var unused = here.writeAndFlush(answer).addListener(ChannelFutureListener.CLOSE);
    }
}
