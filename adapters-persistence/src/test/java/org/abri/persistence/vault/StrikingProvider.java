package org.abri.persistence.vault;

import java.io.IOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessMode;
import java.nio.file.CopyOption;
import java.nio.file.DirectoryStream;
import java.nio.file.FileStore;
import java.nio.file.FileSystem;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileAttributeView;
import java.nio.file.spi.FileSystemProvider;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;

/** Does with the files of this machine what is asked of it, one thing after another ({@link Strikes}). */
final class StrikingProvider extends FileSystemProvider {
    private final StrikingFiles files;
    private final FileSystemProvider provider;
    private final Strikes strikes;

    StrikingProvider(StrikingFiles files, FileSystemProvider provider, Strikes strikes) {
        this.files = files;
        this.provider = provider;
        this.strikes = strikes;
    }

    @Override
    public FileChannel newFileChannel(Path path, Set<? extends OpenOption> options,
            FileAttribute<?>... attributes) throws IOException {
        return new StrikingChannel(
                strikes.doing(() -> provider.newFileChannel(files.real(path), options, attributes)), strikes);
    }

    @Override
    public SeekableByteChannel newByteChannel(Path path, Set<? extends OpenOption> options,
            FileAttribute<?>... attributes) throws IOException {
        return newFileChannel(path, options, attributes);
    }

    @Override
    public DirectoryStream<Path> newDirectoryStream(Path folder,
            DirectoryStream.Filter<? super Path> filter) throws IOException {
        var inside = strikes.doing(
                () -> provider.newDirectoryStream(files.real(folder),
                        path -> filter.accept(files.seen(path))));
        return new DirectoryStream<>() {
            @Override
            public Iterator<Path> iterator() {
                var each = inside.iterator();
                return new Iterator<>() {
                    @Override
                    public boolean hasNext() {
                        return each.hasNext();
                    }

                    @Override
                    public Path next() {
                        return files.seen(each.next());
                    }
                };
            }

            @Override
            public void close() throws IOException {
                inside.close();
            }
        };
    }

    @Override
    public void createDirectory(Path folder, FileAttribute<?>... attributes) throws IOException {
        strikes.doing(() -> {
            provider.createDirectory(files.real(folder), attributes);
            return folder;
        });
    }

    @Override
    public void delete(Path path) throws IOException {
        strikes.doing(() -> {
            provider.delete(files.real(path));
            return path;
        });
    }

    @Override
    public boolean deleteIfExists(Path path) throws IOException {
        return strikes.doing(() -> provider.deleteIfExists(files.real(path)));
    }

    @Override
    public void move(Path from, Path to, CopyOption... options) throws IOException {
        strikes.doing(() -> {
            provider.move(files.real(from), files.real(to), options);
            return to;
        });
    }

    @Override
    public void checkAccess(Path path, AccessMode... modes) throws IOException {
        strikes.doing(() -> {
            provider.checkAccess(files.real(path), modes);
            return path;
        });
    }

    @Override
    public <A extends BasicFileAttributes> A readAttributes(Path path, Class<A> type,
            LinkOption... options) throws IOException {
        return strikes.doing(() -> provider.readAttributes(files.real(path), type, options));
    }

    @Override
    public <V extends FileAttributeView> V getFileAttributeView(Path path, Class<V> type,
            LinkOption... options) {
        return provider.getFileAttributeView(files.real(path), type, options);
    }

    @Override
    public String getScheme() {
        return "striking";
    }

    @Override
    public FileSystem newFileSystem(URI address, Map<String, ?> settings) {
        throw new UnsupportedOperationException();
    }

    @Override
    public FileSystem getFileSystem(URI address) {
        return files;
    }

    @Override
    public Path getPath(URI address) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void copy(Path from, Path to, CopyOption... options) {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean isSameFile(Path one, Path other) {
        return one.equals(other);
    }

    @Override
    public boolean isHidden(Path path) {
        return false;
    }

    @Override
    public FileStore getFileStore(Path path) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Map<String, Object> readAttributes(Path path, String names, LinkOption... options) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void setAttribute(Path path, String name, Object value, LinkOption... options) {
        throw new UnsupportedOperationException();
    }
}
