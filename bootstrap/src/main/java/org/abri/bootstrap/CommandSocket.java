package org.abri.bootstrap;

import io.micronaut.context.ApplicationContext;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.lang.System.Logger.Level;
import java.net.ConnectException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.abri.application.Outage;
import org.jspecify.annotations.Nullable;

/**
 * Only one process can have the embedded database open. So the service that runs does what commands ask for, at a socket in the
 * data folder: whoever may enter that folder may read all that is in it anyway, and nobody else may. With PostgreSQL, commands
 * open the data themselves.
 */
@Singleton
@Requires(beans = Settings.class)
final class CommandSocket implements ApplicationEventListener<ServerStartupEvent> {
    private static final System.Logger LOG = System.getLogger(CommandSocket.class.getName());
    private static final int OUT = 1;
    private static final int ERRORS = 2;
    private static final int END = 0;
    private static final int MOST_WORDS = 100;

    private final ApplicationContext running;
    private final Settings settings;
    private @Nullable ServerSocketChannel server;

    CommandSocket(ApplicationContext running, Settings settings) {
        this.running = running;
        this.settings = settings;
    }

    private static Path socket(Settings settings) {
        return settings.data().resolve("commands");
    }

    /** Where it cannot listen, commands wait until the service is stopped: that keeps nobody from being served. */
    @Override
    public void onApplicationEvent(ServerStartupEvent started) {
        if (settings.databaseUrl().isPresent()) { return; }
        var socket = socket(settings);
        try {
            Files.deleteIfExists(socket); // of a process that died: the database is ours
            var listening = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
            server = listening;
            listening.bind(UnixDomainSocketAddress.of(socket));
            Files.setPosixFilePermissions(socket, PosixFilePermissions.fromString("rw-------"));
            Thread.ofPlatform().daemon().name("commands").start(() -> listen(listening));
        } catch (IOException | UnsupportedOperationException cannot) {
            LOG.log(Level.WARNING, "commands cannot reach the service while it runs", cannot);
            close();
        }
    }

    private void listen(ServerSocketChannel listening) {
        while (true) {
            try {
                var asking = listening.accept();
                Thread.ofVirtual().name("command").start(() -> answer(asking));
            } catch (ClosedChannelException stopped) {
                return;
            } catch (IOException failed) {
                LOG.log(Level.WARNING, "a command did not reach the service", failed);
            }
        }
    }

    private void answer(SocketChannel asking) {
        try (asking; var in = new DataInputStream(Channels.newInputStream(asking));
                var answers = new DataOutputStream(Channels.newOutputStream(asking))) {
            var folder = Path.of(in.readUTF());
            var words = new ArrayList<String>();
            for (var left = Math.min(in.readInt(), MOST_WORDS); left > 0; left--) {
                words.add(in.readUTF());
            }
            var code = Main.runWithin(running, folder, words, new PrintWriter(new Said(OUT, answers), true),
                    new PrintWriter(new Said(ERRORS, answers), true));
            answers.writeByte(END);
            answers.writeInt(code);
        } catch (IOException gone) {
            LOG.log(Level.DEBUG, "whoever gave a command is gone", gone);
        } catch (InvalidPathException noFolder) {
            // its message holds what was sent
            LOG.log(Level.DEBUG, "what came was no command");
        }
    }

    /** What the command ended with, when a service that runs on these data did it. */
    static OptionalInt ask(Settings settings, Path folder, List<String> words, PrintWriter out,
            PrintWriter errors) {
        if (settings.databaseUrl().isPresent() || Files.notExists(socket(settings))) {
            return OptionalInt.empty();
        }
        try (var channel = SocketChannel.open(UnixDomainSocketAddress.of(socket(settings)));
                var asking = new DataOutputStream(Channels.newOutputStream(channel));
                var answers = new DataInputStream(Channels.newInputStream(channel))) {
            asking.writeUTF(folder.toString());
            asking.writeInt(words.size());
            for (var word : words) {
                asking.writeUTF(word);
            }
            for (var kind = answers.readByte(); kind != END; kind = answers.readByte()) {
                var to = kind == OUT ? out : errors;
                to.print(answers.readUTF());
                to.flush();
            }
            return OptionalInt.of(answers.readInt());
        } catch (ConnectException nobodyThere) {
            return OptionalInt.empty();
        } catch (IOException cut) {
            throw new Outage("the service stopped before the command was done", cut);
        }
    }

    @PreDestroy
    void close() {
        if (server == null) { return; }
        try {
            server.close();
            Files.deleteIfExists(socket(settings));
        } catch (IOException cannot) {
            LOG.log(Level.DEBUG, "a socket stays behind", cannot);
        }
    }

    /** Each piece at once. */
    private static final class Said extends Writer {
        private static final int LONGEST = 10_000;

        private final int kind;
        private final DataOutputStream answers;

        Said(int kind, DataOutputStream answers) {
            this.kind = kind;
            this.answers = answers;
        }

        @Override
        public void write(char[] letters, int from, int count) throws IOException {
            for (var done = 0; done < count; done += LONGEST) {
                var piece = new String(letters, from + done, Math.min(LONGEST, count - done));
                synchronized (answers) {
                    answers.writeByte(kind);
                    answers.writeUTF(piece);
                }
            }
        }

        @Override
        public void flush() {
            // Nothing waits.
        }

        @Override
        public void close() {
            // There is more to say.
        }
    }
}
