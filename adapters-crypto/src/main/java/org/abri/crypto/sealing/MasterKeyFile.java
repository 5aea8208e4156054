package org.abri.crypto.sealing;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.util.SecretBytes;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The file of the {@link MasterKey}, of text: a line that names the format; one line or more {@code wrapping}, the number
 * of the key, the key; a line each {@code index}, {@code pepper} and {@code binding} with its key. Each key is 32 random bytes
 * in Base64. Lines that begin with {@code #} are for people. Four keys rather than one that all are derived from: the
 * wrapping key can then be renewed alone.
 */
final class MasterKeyFile {
    private static final String FORMAT = "abri-master-key 2";
    private static final String KEY = "([A-Za-z0-9+/]{43}=)";
    private static final Pattern WRAPPING = Pattern.compile("wrapping ([1-9]\\d{0,8}) " + KEY);
    private static final Pattern INDEX = Pattern.compile("index " + KEY);
    private static final Pattern PEPPER = Pattern.compile("pepper " + KEY);
    private static final Pattern BINDING = Pattern.compile("binding " + KEY);
    private static final int LARGEST = 16 * 1024;
    private static final Set<PosixFilePermission> OWNER_ONLY = EnumSet.of(PosixFilePermission.OWNER_READ,
            PosixFilePermission.OWNER_WRITE);

    private MasterKeyFile() {}

    static boolean isThere(Path file) {
        return Files.exists(file, NOFOLLOW_LINKS);
    }

    static MasterKey read(Path file) {
        checkGuarded(file);
        var lines = new String(bytes(file), US_ASCII).lines().filter(line -> !line.startsWith("#")).toList();
        try {
            return masterKey(lines);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            // Without its cause, which may quote what it could not read.
            throw malformed(file);
        }
    }

    private static MasterKey masterKey(List<String> lines) throws GeneralSecurityException {
        var keys = lines.size() - 1;
        if (keys < 4 || !lines.getFirst().equals(FORMAT)) {
            throw new GeneralSecurityException("another format");
        }
        var wrapping = new TreeMap<Integer, SecretBytes>();
        var different = new HashSet<String>();
        for (var line : lines.subList(1, keys - 2)) {
            var matcher = matching(WRAPPING, line);
            wrapping.put(Integer.parseInt(matcher.group(1)), key(matcher.group(2), different));
        }
        var index = key(matching(INDEX, lines.get(keys - 2)).group(1), different);
        var pepper = key(matching(PEPPER, lines.get(keys - 1)).group(1), different);
        var binding = key(matching(BINDING, lines.get(keys)).group(1), different);
        if (wrapping.size() != keys - 3 || different.size() != keys) {
            throw new GeneralSecurityException("a key that is there twice");
        }
        return new MasterKey(Keys.aead(wrapping), Keys.hmac(index), Keys.hmac(pepper),
                Keys.hmac(binding));
    }

    private static Matcher matching(Pattern pattern, String line) throws GeneralSecurityException {
        var matcher = pattern.matcher(line);
        if (!matcher.matches()) { throw new GeneralSecurityException("not the line expected"); }
        return matcher;
    }

    private static SecretBytes key(String base64, Set<String> different) throws GeneralSecurityException {
        different.add(base64);
        var bytes = Base64.getDecoder().decode(base64);
        if (bytes.length != Keys.BYTES) { throw new GeneralSecurityException("not a key"); }
        return SecretBytes.copyFrom(bytes, InsecureSecretKeyAccess.get());
    }

    private static void checkGuarded(Path file) {
        PosixFileAttributes attributes;
        try {
            attributes = Files.readAttributes(file, PosixFileAttributes.class, NOFOLLOW_LINKS);
        } catch (NoSuchFileException e) {
            throw new MasterKeyRefused(
                    "There is no master key at " + file + ". Bring it back from its own backup. Only a"
                            + " service that has no data yet may start with a new one.",
                    e);
        } catch (UnsupportedOperationException e) {
            throw new MasterKeyRefused(
                    "The place of the master key, " + file + ", cannot keep a file for its owner alone."
                            + " Put the key on a file system with POSIX permissions.",
                    e);
        } catch (IOException e) {
            throw unreadable(file, e);
        }
        if (attributes.isSymbolicLink()) {
            throw new MasterKeyRefused("The master key " + file + " is a link. Name the file itself.");
        }
        if (!attributes.isRegularFile()) {
            throw new MasterKeyRefused(
                    "The master key " + file + " is a folder or a device. Name the file that holds the key.");
        }
        if (attributes.permissions().stream()
                .anyMatch(permission -> !permission.name().startsWith("OWNER_"))) {
            throw new MasterKeyRefused(
                    "The master key " + file + " is open to others than its owner. Close it with"
                            + " \"chmod 600\"; if others may have read it, renew it.");
        }
    }

    private static byte[] bytes(Path file) {
        try (var channel =
                Files.newByteChannel(file, Set.<OpenOption> of(StandardOpenOption.READ, NOFOLLOW_LINKS))) {
            if (channel.size() > LARGEST) { throw malformed(file); }
            var buffer = ByteBuffer.allocate((int) channel.size());
            while (buffer.hasRemaining() && channel.read(buffer) >= 0) {
                // Until it is full, or the file is at its end.
            }
            return Arrays.copyOf(buffer.array(), buffer.position());
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private static MasterKeyRefused malformed(Path file) {
        return new MasterKeyRefused(
                "The master key " + file + " is damaged, or is no master key of Abri. Bring it back from"
                        + " its own backup.");
    }

    private static MasterKeyRefused unreadable(Path file, IOException cause) {
        return new MasterKeyRefused(
                "The master key " + file + " cannot be read. Make the user that runs the service the"
                        + " owner of the file, and let that user into its folder.",
                cause);
    }

    /** Written beside its place, forced to the disk, and only then given its name: never half there, never replaced. */
    static void create(Path file) {
        var folder = file.toAbsolutePath().getParent();
        if (folder == null) { throw new MasterKeyRefused("The master key " + file + " needs a file name."); }
        var beside = folder.resolve("." + file.getFileName() + "." + UUID.randomUUID());
        try {
            Files.createDirectories(folder,
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            try {
                try (var channel = FileChannel.open(beside,
                        Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                        PosixFilePermissions.asFileAttribute(OWNER_ONLY))) {
                    var content = ByteBuffer.wrap(content().getBytes(US_ASCII));
                    while (content.hasRemaining()) {
                        channel.write(content);
                    }
                    channel.force(true);
                }
                name(beside, file);
            } finally {
                Files.deleteIfExists(beside);
            }
            try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        } catch (IOException | UnsupportedOperationException e) {
            throw new MasterKeyRefused(
                    "No master key could be made at " + file + ". Choose a place that the service may"
                            + " write to, on a file system with POSIX permissions.",
                    e);
        }
    }

    /** Unlike a move, a link never replaces what is there. */
    private static void name(Path beside, Path file) throws IOException {
        try {
            Files.createLink(file, beside);
        } catch (FileAlreadyExistsException e) {
            throw new MasterKeyRefused("There is a master key at " + file
                    + " already. It is never replaced: move it away yourself if it is not needed.", e);
        }
    }

    private static String content() {
        return """
                # The master key of an Abri service. Whoever has it can open every vault; without it nothing ever opens.
                # Keep a copy of it in a safe place, apart from the data and from their backups.
                %s
                wrapping 1 %s
                index %s
                pepper %s
                binding %s
                """.formatted(FORMAT, fresh(), fresh(), fresh(), fresh());
    }

    private static String fresh() {
        return Base64.getEncoder()
                .encodeToString(
                        SecretBytes.randomBytes(Keys.BYTES).toByteArray(InsecureSecretKeyAccess.get()));
    }
}
