package org.abri.sms.smpp;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.function.Consumer;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.jsmpp.bean.BindType;
import org.jsmpp.bean.DeliverSm;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.TypeOfNumber;
import org.jsmpp.session.BindParameter;
import org.jsmpp.session.SMPPSession;
import org.jsmpp.session.connection.Connection;
import org.jsmpp.session.connection.socket.SocketConnection;

/** The one session with a centre: bound when it is wanted, and again after it ended. */
final class Binding {
    /** How often the centre is asked whether it is there; it hangs up on whoever says nothing for long. */
    private static final Duration KEPT_ALIVE = Duration.ofSeconds(30);
    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(30);
    /** Whoever waited for a binding that failed does not wait for another. */
    private static final long STILL_FAILED = Duration.ofSeconds(2).toNanos();

    private final Centre centre;
    private volatile Consumer<DeliverSm> receipts = nobodyListens -> {};
    private volatile Consumer<DeliverSm> replies = nobodyListens -> {};
    private SMPPSession session = new SMPPSession();
    private long failedAt = System.nanoTime() - STILL_FAILED;

    Binding(Centre centre) {
        this.centre = centre;
    }

    /** Throws when the centre cannot be reached, or does not let us in; nothing was handed over then. */
    synchronized SMPPSession bound() throws IOException {
        if (!session.getSessionState().isBound()) {
            if (System.nanoTime() - failedAt < STILL_FAILED) { throw new IOException("it failed just now"); }
            session.close();
            session = opened();
        }
        return session;
    }

    /** Whoever does not answer is left; what it sends is heard again after the next binding. */
    synchronized void leave(SMPPSession silent) {
        silent.close();
    }

    /** From now on what the centre tells goes there, and the session is bound for it even while nothing is sent. */
    void listen(Consumer<DeliverSm> taker) {
        receipts = taker;
        Thread.ofVirtual().name("smpp-receipts").start(this::stayBound);
    }

    /** As {@link #listen}, which keeps the session bound, for what people answer. */
    void listenToReplies(Consumer<DeliverSm> taker) {
        replies = taker;
    }

    private void stayBound() {
        try {
            while (true) {
                try {
                    bound();
                } catch (IOException notNow) {
                    // whoever sends says so
                }
                Thread.sleep(BETWEEN_TRIES);
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private SMPPSession opened() throws IOException {
        var opening = new SMPPSession(this::connected);
        opening.setTransactionTimer(centre.patience().toMillis());
        opening.setEnquireLinkTimer((int) KEPT_ALIVE.toMillis());
        opening.setMessageReceiverListener(
                new Delivered(told -> receipts.accept(told), told -> replies.accept(told)));
        var bound = false;
        try {
            opening.connectAndBind(centre.host(), centre.port(),
                    new BindParameter(BindType.BIND_TRX, centre.systemId(), centre.password().value(),
                            centre.systemType(), TypeOfNumber.UNKNOWN, NumberingPlanIndicator.UNKNOWN, null),
                    centre.patience().toMillis());
            bound = true;
            return opening;
        } finally {
            if (!bound) {
                failedAt = System.nanoTime();
                opening.close();
            }
        }
    }

    private Connection connected(String host, int port) throws IOException {
        var patience = (int) centre.patience().toMillis();
        var plain = new Socket();
        var done = false;
        try {
            plain.connect(new InetSocketAddress(host, port), patience);
            plain.setSoTimeout(patience);
            var connection = new SocketConnection(centre.tls() ? overTls(plain, host, port) : plain);
            done = true;
            return connection;
        } finally {
            if (!done) {
                plain.close();
            }
        }
    }

    /** With whoever the certificate names, and nobody else. */
    private static Socket overTls(Socket plain, String host, int port) throws IOException {
        var factory = (SSLSocketFactory) SSLSocketFactory.getDefault();
        var secure = (SSLSocket) factory.createSocket(plain, host, port, true);
        var parameters = secure.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        secure.setSSLParameters(parameters);
        secure.startHandshake();
        return secure;
    }
}
