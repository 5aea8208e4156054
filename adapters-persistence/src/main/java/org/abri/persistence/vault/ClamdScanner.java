package org.abri.persistence.vault;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.abri.application.vault.Scanner;

/**
 * LAW-4: asks a clamd, the service of ClamAV, over TCP or a socket of this machine (INSTREAM): the bytes reach it in pieces, and
 * touch no disk of ours (CRY-3). What passes is readable: it belongs on this machine, or on one that is reached as safely.
 */
public final class ClamdScanner implements Scanner {
    private static final Pattern ADDRESS =
            Pattern.compile("([A-Za-z0-9.-]+|\\[[0-9A-Fa-f:.]+]):([0-9]{1,5})");
    private static final int HIGHEST_PORT = 65_535;
    private static final byte[] COMMAND = "zINSTREAM\0".getBytes(US_ASCII);
    private static final int PIECE = 64 * 1024;
    /** Of what it says: a name of what was found, and some words. */
    private static final int LONGEST_ANSWER = 4 * 1024;
    private static final Duration LONGEST = Duration.ofMinutes(2);

    private final String where;
    private final Duration longest;

    private ClamdScanner(String where, Duration longest) {
        this.where = where;
        this.longest = longest;
    }

    /**
     * The one at {@code host:port}, or behind the socket at that absolute path. Throws {@link IllegalArgumentException}, with what is
     * wrong, when it says neither. It is not asked yet.
     */
    public static Scanner at(String where) {
        return at(where, LONGEST);
    }

    /** As well, with how long one document may take. */
    static Scanner at(String where, Duration longest) {
        if (!isKnown(where)) {
            throw new IllegalArgumentException("it is neither host:port nor the absolute path of a socket");
        }
        return new ClamdScanner(where, longest);
    }

    /** Whether it says where a clamd may be. */
    public static boolean isKnown(String where) {
        return isPath(where) || isAddress(where);
    }

    private static boolean isPath(String where) {
        return where.startsWith("/");
    }

    private static boolean isAddress(String where) {
        var address = ADDRESS.matcher(where);
        return address.matches() && Integer.parseInt(address.group(2)) <= HIGHEST_PORT;
    }

    @Override
    public boolean isOn() {
        return true;
    }

    @Override
    public Verdict scan(InputStream bytes) throws IOException {
        try (var channel =
                SocketChannel
                        .open(isPath(where) ? StandardProtocolFamily.UNIX : StandardProtocolFamily.INET)) {
            var ending = CompletableFuture.runAsync(() -> close(channel),
                    CompletableFuture.delayedExecutor(longest.toMillis(), TimeUnit.MILLISECONDS));
            try {
                channel.connect(isPath(where) ? UnixDomainSocketAddress.of(Path.of(where)) : address());
                give(bytes, channel);
                return verdict(answer(channel));
            } finally {
                ending.cancel(false);
            }
        }
    }

    private InetSocketAddress address() throws IOException {
        var colon = where.lastIndexOf(':');
        var address = new InetSocketAddress(where.substring(0, colon),
                Integer.parseInt(where.substring(colon + 1)));
        if (address.isUnresolved()) { throw new IOException("nobody knows where the scanner is"); }
        return address;
    }

    /** What reads or writes then throws. */
    private static void close(SocketChannel channel) {
        try {
            channel.close();
        } catch (IOException closedAnyway) {
            // nothing else holds it
        }
    }

    /** As far as it takes them: who has seen enough says so, and takes no more. */
    private static void give(InputStream bytes, SocketChannel channel) throws IOException {
        var takes = takes(channel, ByteBuffer.wrap(COMMAND));
        var piece = new byte[Integer.BYTES + PIECE];
        for (var read = bytes.read(piece, Integer.BYTES, PIECE); read >= 0 && takes; read =
                bytes.read(piece, Integer.BYTES, PIECE)) {
            if (read > 0) {
                ByteBuffer.wrap(piece).putInt(read);
                takes = takes(channel, ByteBuffer.wrap(piece, 0, Integer.BYTES + read));
            }
        }
        var unused = takes && takes(channel, ByteBuffer.allocate(Integer.BYTES));
    }

    private static boolean takes(SocketChannel channel, ByteBuffer bytes) throws IOException {
        try {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            return true;
        } catch (IOException notTaken) {
            if (!channel.isOpen()) { throw new IOException("the scanner takes too long", notTaken); }
            return false;
        }
    }

    /** Up to where it ends, without that. Throws when it is cut, or longer than anything that it says. */
    private static String answer(SocketChannel channel) throws IOException {
        var answer = ByteBuffer.allocate(LONGEST_ANSWER);
        while (answer.hasRemaining() && channel.read(answer) >= 0) {
            var end = answer.position() - 1;
            if (end >= 0 && answer.get(end) == 0) { return new String(answer.array(), 0, end, US_ASCII); }
        }
        throw new IOException("the scanner did not say what it found");
    }

    /** LOG-2: what it says may name a file, and stays out of what is thrown. */
    private static Verdict verdict(String answer) throws IOException {
        if (answer.equals("stream: OK")) { return Verdict.CLEAN; }
        if (answer.startsWith("stream: ") && answer.endsWith(" FOUND")) { return Verdict.BAD; }
        if (answer.equals("INSTREAM size limit exceeded. ERROR")) { return Verdict.NOT_TAKEN; }
        throw new IOException("the scanner says what nobody knows");
    }
}
