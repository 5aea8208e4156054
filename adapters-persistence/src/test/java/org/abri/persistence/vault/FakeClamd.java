package org.abri.persistence.vault;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import org.abri.contracts.vault.ScannerContract;

/** As clamd speaks INSTREAM, in whichever mood it is. */
final class FakeClamd implements AutoCloseable {
    /** How it behaves from now on. */
    enum Mood {
        WELL, SLOW, REFUSING, GARBAGE, ENDLESS, CUT, TOO_LARGE
    }

    private static final int LIMIT = 100_000;

    private final ServerSocketChannel server;
    private final Thread answering;
    private volatile Mood mood = Mood.WELL;

    private FakeClamd(ServerSocketChannel server) {
        this.server = server;
        answering = Thread.ofPlatform().daemon().start(this::answerAll);
    }

    static FakeClamd overTcp() throws IOException {
        return at(StandardProtocolFamily.INET, new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    }

    static FakeClamd behind(Path socket) throws IOException {
        return at(StandardProtocolFamily.UNIX, UnixDomainSocketAddress.of(socket));
    }

    private static FakeClamd at(StandardProtocolFamily family, SocketAddress where) throws IOException {
        return new FakeClamd(ServerSocketChannel.open(family).bind(where));
    }

    void is(Mood now) {
        mood = now;
    }

    String where() throws IOException {
        return server.getLocalAddress() instanceof InetSocketAddress address
                ? address.getAddress().getHostAddress() + ":" + address.getPort()
                : server.getLocalAddress().toString();
    }

    private void answerAll() {
        while (server.isOpen()) {
            try (var client = server.accept()) {
                if (mood != Mood.REFUSING) {
                    answer(client);
                }
            } catch (IOException | InterruptedException gone) {
                // whoever asked has gone
            }
        }
    }

    private void answer(SocketChannel client) throws IOException, InterruptedException {
        var in = new DataInputStream(Channels.newInputStream(client));
        var command = new String(in.readNBytes(10), US_ASCII);
        if (!command.equals("zINSTREAM\0")) {
            say(client, "UNKNOWN COMMAND\0");
            return;
        }
        var bytes = new ByteArrayOutputStream();
        for (var piece = in.readInt(); piece != 0; piece = in.readInt()) {
            bytes.write(in.readNBytes(piece));
            if (mood == Mood.TOO_LARGE && bytes.size() > LIMIT) {
                say(client, "INSTREAM size limit exceeded. ERROR\0");
                return;
            }
        }
        switch (mood) {
            case SLOW -> Thread.sleep(Duration.ofSeconds(3));
            case GARBAGE -> say(client, "stream: maybe\0");
            case ENDLESS -> say(client, "stream: ".repeat(2_000));
            case CUT -> say(client, "stream: O");
            case WELL, TOO_LARGE, REFUSING -> say(client,
                    bytes.toString(ISO_8859_1).contains(ScannerContract.TRIED_BY)
                            ? "stream: Win.Test.EICAR_HDB-1 FOUND\0"
                            : "stream: OK\0");
        }
    }

    private static void say(SocketChannel client, String words) throws IOException {
        var bytes = ByteBuffer.wrap(words.getBytes(US_ASCII));
        while (bytes.hasRemaining()) {
            client.write(bytes);
        }
    }

    /** Until the last one was answered, somebody might still be. */
    @Override
    public void close() throws IOException {
        server.close();
        try {
            answering.join();
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
        }
    }
}
