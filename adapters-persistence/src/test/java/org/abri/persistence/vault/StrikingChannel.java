package org.abri.persistence.vault;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;

/** A file that is open, of which the n-th reading, writing, flushing or closing may fail ({@link Strikes}). */
final class StrikingChannel extends FileChannel {
    private final FileChannel channel;
    private final Strikes strikes;

    StrikingChannel(FileChannel channel, Strikes strikes) {
        this.channel = channel;
        this.strikes = strikes;
    }

    @Override
    public int write(ByteBuffer bytes) throws IOException {
        return strikes.doing(() -> channel.write(bytes),
                () -> channel.write(half(bytes)));
    }

    /** Which counts as written, as where a first part went well and the next did not. */
    private static ByteBuffer half(ByteBuffer bytes) {
        var half = bytes.slice(bytes.position(), bytes.remaining() / 2);
        bytes.position(bytes.position() + half.remaining());
        return half;
    }

    @Override
    public int read(ByteBuffer into) throws IOException {
        return strikes.doing(() -> channel.read(into));
    }

    @Override
    public void force(boolean all) throws IOException {
        strikes.doing(() -> {
            channel.force(all);
            return all;
        });
    }

    /** What fails to close is closed all the same. */
    @Override
    protected void implCloseChannel() throws IOException {
        channel.close();
        strikes.doing(() -> channel);
    }

    @Override
    public long position() throws IOException {
        return channel.position();
    }

    @Override
    public FileChannel position(long to) throws IOException {
        channel.position(to);
        return this;
    }

    @Override
    public long size() throws IOException {
        return channel.size();
    }

    @Override
    public long read(ByteBuffer[] into, int from, int count) {
        throw new UnsupportedOperationException();
    }

    @Override
    public long write(ByteBuffer[] bytes, int from, int count) {
        throw new UnsupportedOperationException();
    }

    @Override
    public FileChannel truncate(long size) throws IOException {
        strikes.doing(() -> channel.truncate(size));
        return this;
    }

    @Override
    public long transferTo(long position, long count, WritableByteChannel to) {
        throw new UnsupportedOperationException();
    }

    @Override
    public long transferFrom(ReadableByteChannel from, long position, long count) {
        throw new UnsupportedOperationException();
    }

    @Override
    public int read(ByteBuffer into, long position) throws IOException {
        return strikes.doing(() -> channel.read(into, position));
    }

    @Override
    public int write(ByteBuffer bytes, long position) {
        throw new UnsupportedOperationException();
    }

    @Override
    public MappedByteBuffer map(MapMode mode, long position, long size) {
        throw new UnsupportedOperationException();
    }

    @Override
    public FileLock lock(long position, long size, boolean shared) {
        throw new UnsupportedOperationException();
    }

    @Override
    public FileLock tryLock(long position, long size, boolean shared) {
        throw new UnsupportedOperationException();
    }
}
