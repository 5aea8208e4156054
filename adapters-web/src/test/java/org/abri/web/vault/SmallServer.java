package org.abri.web.vault;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.abri.application.vault.BlobStore;
import org.abri.domain.vault.BlobId;
import org.abri.web.Running;

/** A server of its own, for a JVM with little memory; its sealed blobs are files. Prints port, token, and stops with its input. */
final class SmallServer {
    private SmallServer() {}

    public static void main(String[] args) throws IOException {
        var folder = Path.of(args[0]);
        try (var web = Running.on(ports -> ports.with(ports.vault().withBlobs(new InFolder(folder))))) {
            var operator = web.operator();
            var relay = web.relay(operator, "Le Pont");
            var person = web.beneficiary(relay, "Berthe", false);
            web.json(web.as(operator, "/api/v1/accounts/" + person.signedIn().account() + "/quota"), "PUT",
                    "{\"gigabytes\": \"4\"}");
            System.out.println("READY " + web.port() + " " + person.token());
            while (System.in.read() >= 0) {
                // until the test is over
            }
        }
    }

    private record InFolder(Path folder) implements BlobStore {
        @Override
        public Writer create(BlobId id) throws IOException {
            var part = folder.resolve(id + ".part");
            var out = new BufferedOutputStream(Files.newOutputStream(part));
            return new ToFile(out, part, folder.resolve(id.toString()));
        }

        @Override
        public InputStream open(BlobId id) throws IOException {
            return Files.newInputStream(folder.resolve(id.toString()));
        }

        @Override
        public void remove(BlobId id) throws IOException {
            Files.deleteIfExists(folder.resolve(id.toString()));
        }

        @Override
        public List<BlobId> drawnBetween(Instant from, Instant before, Optional<BlobId> after, int most) {
            return List.of();
        }

        @Override
        public int sweep(Instant before) {
            return 0;
        }

        @Override
        public void probe() {}
    }

    private static final class ToFile extends BlobStore.Writer {
        private final OutputStream out;
        private final Path part;
        private final Path whole;

        ToFile(OutputStream out, Path part, Path whole) {
            this.out = out;
            this.part = part;
            this.whole = whole;
        }

        @Override
        public void write(int b) throws IOException {
            out.write(b);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
        }

        @Override
        public void keep() throws IOException {
            out.close();
            Files.move(part, whole);
        }

        @Override
        public void close() throws IOException {
            out.close();
            Files.deleteIfExists(part);
        }
    }
}
