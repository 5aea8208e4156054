package org.abri.sms.smpp;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Binds like an SMS centre, and answers a message with words that are no SMPP. */
final class RawCentre implements AutoCloseable {
    private static final int BIND_TRANSCEIVER = 0x00000009;
    private static final int RESPONSE = 0x80000000;

    private final ServerSocket door;

    RawCentre() {
        try {
            door = new ServerSocket(0, 5, InetAddress.getByName("localhost"));
        } catch (IOException noPort) {
            throw new IllegalStateException(noPort);
        }
        Thread.ofVirtual().start(() -> {
            try {
                while (true) {
                    var socket = door.accept();
                    Thread.ofVirtual().start(() -> serve(socket));
                }
            } catch (IOException closed) {
                // the end
            }
        });
    }

    int port() {
        return door.getLocalPort();
    }

    private static void serve(Socket socket) {
        try (socket;
                var in = new DataInputStream(socket.getInputStream());
                var out = new DataOutputStream(socket.getOutputStream())) {
            while (true) {
                var length = in.readInt();
                var command = in.readInt();
                in.readInt();
                var number = in.readInt();
                in.readNBytes(length - 16);
                if (command == BIND_TRANSCEIVER) {
                    out.writeInt(16 + 5);
                    out.writeInt(command | RESPONSE);
                    out.writeInt(0);
                    out.writeInt(number);
                    out.write("fake\0".getBytes(StandardCharsets.US_ASCII));
                } else {
                    out.write("HTTP/1.1 400 Bad Request\r\n\r\n<html>".getBytes(StandardCharsets.US_ASCII));
                }
            }
        } catch (IOException gone) {
            // the end
        }
    }

    @Override
    public void close() {
        try {
            door.close();
        } catch (IOException closedAlready) {
            // the end
        }
    }
}
