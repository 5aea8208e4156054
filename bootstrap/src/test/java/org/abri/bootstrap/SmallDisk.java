package org.abri.bootstrap;

import static org.junit.jupiter.api.Assumptions.abort;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * A file system of some mebibytes that really fills up, in a namespace of its own: it needs no rights where users may make
 * namespaces, and leaves nothing behind, however the test ends. What is to write there is started {@link #through} it.
 */
final class SmallDisk implements AutoCloseable {
    private static final int BLOCK = 4096;

    private final Path folder;
    private final Process holder;

    private SmallDisk(Path folder, Process holder) {
        this.folder = folder;
        this.holder = holder;
    }

    /** Where that cannot be had, as in a container that may make no namespaces, the test is skipped. */
    static SmallDisk of(int mebibytes) throws IOException {
        var folder = Files.createTempDirectory("abri-small-disk-");
        var script = SmallDisk.class.getResource("/small-disk.sh");
        var process = new ProcessBuilder("unshare", "--map-root-user", "--mount", "sh",
                Path.of(script.getPath()).toString(), folder.toString(), String.valueOf(mebibytes))
                        .redirectErrorStream(true).start();
        var disk = new SmallDisk(folder, process);
        var said = new BufferedReader(
                new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8)).readLine();
        if (!"mounted".equals(said)) {
            disk.close();
            return abort("no small file system can be mounted here: " + said);
        }
        return disk;
    }

    /** What starts a command, before its own words, so that it sees this disk. */
    List<String> through() {
        return List.of("nsenter", "--target", String.valueOf(holder.pid()), "--user", "--mount",
                "--preserve-credentials");
    }

    /** As whoever came through sees it. */
    Path folder() {
        return folder;
    }

    /** The same as this process sees it. */
    Path seenFromHere() {
        return Path.of("/proc", String.valueOf(holder.pid()), "root").resolve(
                folder.toString().substring(1));
    }

    /** Takes what is left, and what others gave back meanwhile, but for so many bytes. */
    void fill(long leaving) throws IOException {
        try (var ballast = Files.newOutputStream(ballast(), StandardOpenOption.CREATE,
                StandardOpenOption.APPEND)) {
            var block = new byte[BLOCK];
            while (left() >= leaving + BLOCK) {
                ballast.write(block);
            }
        } catch (IOException others) { // were faster
            if (left() >= leaving + BLOCK) { throw others; }
        }
    }

    /** Gives back what {@link #fill} took. */
    void free() throws IOException {
        Files.deleteIfExists(ballast());
    }

    long left() throws IOException {
        return Files.getFileStore(seenFromHere()).getUsableSpace();
    }

    private Path ballast() {
        return seenFromHere().resolve("ballast");
    }

    @Override
    public void close() throws IOException {
        holder.getOutputStream().close();
        holder.onExit().join();
        Files.delete(folder);
    }
}
