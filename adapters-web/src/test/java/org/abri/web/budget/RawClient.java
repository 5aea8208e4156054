package org.abri.web.budget;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;

/** A client that says what no library would. */
final class RawClient implements AutoCloseable {
    private static final int PATIENCE = 30_000;

    private final Socket socket = new Socket();

    RawClient(int port) throws IOException {
        // so that not even the system takes much of an answer that nobody reads
        socket.setReceiveBufferSize(8 * 1024);
        socket.setSoTimeout(PATIENCE);
        socket.connect(new InetSocketAddress("localhost", port));
    }

    /** What the server answers to this, up to where it ends the connection. */
    static String answer(int port, String request) throws IOException {
        try (var client = new RawClient(port)) {
            client.say(request);
            return client.head();
        }
    }

    void say(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Whether the server still takes what is said. */
    boolean saysOn(String text) {
        try {
            say(text);
            return true;
        } catch (IOException ended) {
            return false;
        }
    }

    InputStream in() throws IOException {
        return socket.getInputStream();
    }

    /** The head of the answer, or what came of it before the end. */
    String head() throws IOException {
        var head = new StringBuilder();
        try {
            for (int b = in().read(); b >= 0 && head.indexOf("\r\n\r\n") < 0; b = in().read()) {
                head.append((char) b);
            }
        } catch (SocketException | SocketTimeoutException cut) {
            // what came came
        }
        return head.toString();
    }

    /** Reads to the end, whatever it is; answers how much came. */
    long rest() {
        var count = 0L;
        try {
            for (var buffer = new byte[8192];;) {
                var read = in().read(buffer);
                if (read < 0) { return count; }
                count += read;
            }
        } catch (IOException cut) {
            return count;
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
