package org.abri.persistence.vault;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.FileStore;
import java.nio.file.FileSystem;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.WatchService;
import java.nio.file.attribute.UserPrincipalLookupService;
import java.nio.file.spi.FileSystemProvider;
import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The files of this machine, some things that are done with which fail ({@link Strikes}). */
public final class StrikingFiles extends FileSystem {
    private final FileSystem files;
    private final FileSystemProvider provider;

    private StrikingFiles(FileSystem files, Strikes strikes) {
        this.files = files;
        this.provider = new StrikingProvider(this, files.provider(), strikes);
    }

    /** The same folder, seen through such files. */
    public static Path striking(Path folder, Strikes strikes) {
        return new StrikingFiles(folder.getFileSystem(), strikes).seen(folder);
    }

    /** That of this machine, as a path of these files. */
    Path seen(Path path) {
        return (Path) Proxy.newProxyInstance(Path.class.getClassLoader(), new Class<?>[] { Path.class },
                (proxy, method, arguments) -> asked(path, proxy, method, arguments));
    }

    private Object asked(Path path, Object proxy, Method method, Object @Nullable [] arguments)
            throws Throwable {
        if (method.getName().equals("getFileSystem")) { return this; }
        if (method.getName().equals("equals")) {
            return Proxy.isProxyClass(Objects.requireNonNull(arguments)[0].getClass())
                    && proxy.toString().equals(arguments[0].toString());
        }
        try {
            var answer = method.invoke(path, arguments == null ? null
                    : Arrays.stream(arguments).map(this::hidden).toArray());
            return answer instanceof Path other ? seen(other) : answer;
        } catch (InvocationTargetException thrown) {
            throw thrown.getCause();
        }
    }

    private Object hidden(Object argument) {
        return argument instanceof Path path && path.getFileSystem() == this ? files.getPath(path.toString())
                : argument;
    }

    /** That of these files, as this machine has it. */
    Path real(Path path) {
        return (Path) hidden(path);
    }

    @Override
    public FileSystemProvider provider() {
        return provider;
    }

    @Override
    public Set<String> supportedFileAttributeViews() {
        return files.supportedFileAttributeViews();
    }

    @Override
    public boolean isOpen() {
        return true;
    }

    @Override
    public boolean isReadOnly() {
        return false;
    }

    @Override
    public String getSeparator() {
        return files.getSeparator();
    }

    @Override
    public Path getPath(String first, String... more) {
        return seen(files.getPath(first, more));
    }

    @Override
    public Iterable<Path> getRootDirectories() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Iterable<FileStore> getFileStores() {
        throw new UnsupportedOperationException();
    }

    @Override
    public PathMatcher getPathMatcher(String pattern) {
        throw new UnsupportedOperationException();
    }

    @Override
    public UserPrincipalLookupService getUserPrincipalLookupService() {
        throw new UnsupportedOperationException();
    }

    @Override
    public WatchService newWatchService() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {
        throw new UnsupportedOperationException();
    }
}
