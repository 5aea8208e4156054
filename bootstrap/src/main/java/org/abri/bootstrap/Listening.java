package org.abri.bootstrap;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.UnknownHostException;

/** OPS-1: whether the service can listen where it is told to. */
final class Listening {
    private static final int FIRST_OF_ANYBODY = 1024;
    private static final int PATIENCE_MILLIS = 500;

    private Listening() {}

    static void check(String host, int port, Findings findings) {
        InetAddress address;
        try {
            address = InetAddress.getByName(host);
        } catch (UnknownHostException unknown) {
            findings.refuse("ABRI_HOST names " + host + ", which nobody knows.");
            return;
        }
        if (!canListen(address, 0)) {
            findings.refuse("ABRI_HOST names " + host + ", which is no address of this machine.");
        } else if (!canListen(address, port)) {
            findings.refuse(port < FIRST_OF_ANYBODY && !isAnswered(address, port)
                    ? "Port " + port
                            + " is not for this user to listen at: choose one from 1024 on, or give the unit the right to (docs/operating.md)."
                    : "Port " + port
                            + " is in use by another process: stop it, or choose another ABRI_PORT.");
        }
    }

    static void checkMetrics(MetricsAddress metrics, Findings findings) {
        var socket = metrics.socket();
        findings.refuseIf(socket.isUnresolved() || !canListen(socket.getAddress(), metrics.port()),
                "The metrics cannot be told at " + metrics
                        + ", the address of ABRI_METRICS: it is in use, or no address of this machine.");
    }

    private static boolean canListen(InetAddress address, int port) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(address, port));
            return true;
        } catch (IOException cannot) {
            return false;
        }
    }

    private static boolean isAnswered(InetAddress address, int port) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(address, port), PATIENCE_MILLIS);
            return true;
        } catch (IOException nobody) {
            return false;
        }
    }
}
