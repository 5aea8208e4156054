package org.abri.bootstrap;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** A way to a service that breaks off whenever so many bytes went up one connection, so many times; and counts what went up. */
final class PoorNetwork implements Served, AutoCloseable {
    private final Served service;
    private final ServerSocket door;
    private final long most;
    private final AtomicInteger cutsLeft;
    private final AtomicLong up = new AtomicLong();

    PoorNetwork(Served service, long most, int cuts) throws IOException {
        this.service = service;
        this.most = most;
        cutsLeft = new AtomicInteger(cuts);
        door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofPlatform().daemon().start(this::accept);
    }

    @Override
    public URI address(String path) {
        return URI.create("http://localhost:" + door.getLocalPort() + path);
    }

    /** How many bytes went up, all connections together. */
    long up() {
        return up.get();
    }

    /** How often it is still to break off. */
    int cutsLeft() {
        return cutsLeft.get();
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                var client = door.accept();
                var to = service.address("/");
                var server = new Socket(to.getHost(), to.getPort());
                Thread.ofPlatform().daemon().start(() -> carry(client, server, true));
                Thread.ofPlatform().daemon().start(() -> carry(server, client, false));
            } catch (IOException closed) {
                // the next one may be let through
            }
        }
    }

    private void carry(Socket from, Socket to, boolean upwards) {
        try (from; to) {
            carry(from.getInputStream(), to.getOutputStream(), upwards);
        } catch (IOException broken) {
            // as networks break
        }
    }

    private void carry(InputStream from, OutputStream to, boolean upwards) throws IOException {
        var buffer = new byte[16 * 1024];
        long carried = 0;
        for (int read = from.read(buffer); read >= 0; read = from.read(buffer)) {
            carried += read;
            if (upwards) {
                up.addAndGet(read);
                if (carried > most && cutsLeft.getAndUpdate(left -> Math.max(0, left - 1)) > 0) { return; }
            }
            to.write(buffer, 0, read);
            to.flush();
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
    }
}
