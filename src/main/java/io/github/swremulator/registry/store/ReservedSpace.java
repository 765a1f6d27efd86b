package io.github.swremulator.registry.store;

import io.github.swremulator.registry.world.StoreSpace;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.h2.store.fs.FileBase;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;

/**
 * Space on the disk that only the store in a folder can use: a file that is truncated, step by step, when the disk is full. So the
 * changes that are under way end well, and later ones are refused until the file can be created again. H2 itself loses changes that it has
 * confirmed when a write fails.
 */
final class ReservedSpace implements StoreSpace {

    /** Of the addresses of H2's files that use the space reserved in their folder. */
    static final String SCHEME = "reserved";

    private static final Logger log = LoggerFactory.getLogger(ReservedSpace.class);
    private static final String NAME = "swr.reserve";
    /** Java keeps a buffer of the largest size that each thread has written, outside the heap. */
    private static final int MAX_WRITE = 256 * 1024;

    private static final byte[] BLOCK = new byte[1024 * 1024];

    static {
        FilePath.register(new ReservedPath());
    }

    private final Path folder;
    private final Path file;
    private final long bytes;
    private boolean isReported;

    ReservedSpace(Path folder, long bytes) {
        this.folder = folder;
        this.file = folder.resolve(NAME);
        this.bytes = bytes;
    }

    /** Reserves the space at the start. The store opens without it, since it can be read. */
    void reserve() {
        if (!isReserved() && !create()) {
            report();
        }
    }

    private boolean isReserved() {
        return bytes == 0 || file.toFile().length() == bytes;
    }

    @Override
    public void require() {
        if (!isReserved()) {
            reserveAgain();
        }
    }

    private synchronized void reserveAgain() {
        // As much must be left meanwhile for the changes that are under way.
        if (!isReserved() && (folder.toFile().getUsableSpace() < 2 * bytes || !create())) {
            report();
            throw new DataAccessResourceFailureException(
                    "the disk of " + folder + " is full, so nothing can be changed");
        } else if (isReported) {
            log.info("There is room for changes again in {}", folder);
            isReported = false;
        }
    }

    private synchronized void report() {
        if (!isReported) {
            isReported = true;
            log.error(
                    "The disk of {} is full: changes are refused until {} MB are free",
                    folder,
                    2 * bytes / BLOCK.length);
        }
    }

    /** By its content, since a file system promises nothing for a length. */
    private boolean create() {
        Path created = file.resolveSibling(NAME + ".new");
        try {
            try (OutputStream out = Files.newOutputStream(created)) {
                for (long written = 0; written < bytes; written += BLOCK.length) {
                    out.write(BLOCK, 0, (int) Math.min(BLOCK.length, bytes - written));
                }
            }
            Files.move(created, file, StandardCopyOption.REPLACE_EXISTING);
            return true;
        } catch (IOException full) {
            created.toFile().delete();
            return false;
        }
    }

    /**
     * Frees enough of the reserve for a write, and no more, which others could take.
     *
     * @return whether there was a reserve
     */
    private static boolean free(Path reserve, int needed) {
        try (FileChannel file = FileChannel.open(reserve, StandardOpenOption.WRITE)) {
            long left = file.size();
            file.truncate(Math.max(0, left - Math.max(BLOCK.length, needed)));
            return left > 0;
        } catch (IOException e) {
            return false;
        }
    }

    /** A file of H2 that may use the reserved space; public, since H2 creates it by reflection. */
    public static final class ReservedPath extends FilePathWrapper {

        @Override
        public String getScheme() {
            return SCHEME;
        }

        @Override
        public FileChannel open(String mode) throws IOException {
            return new ReservedChannel(
                    super.open(mode), Path.of(getBase().toString()).resolveSibling(NAME));
        }
    }

    /** A file that frees the reserve when a write fails, and writes again. Its channel needs no lock for a position. */
    @SuppressWarnings("UnsynchronizedOverridesSynchronized")
    static final class ReservedChannel extends FileBase {

        private final FileChannel channel;
        private final Path reserve;

        ReservedChannel(FileChannel channel, Path reserve) {
            this.channel = channel;
            this.reserve = reserve;
        }

        @Override
        public int write(ByteBuffer source, long position) throws IOException {
            int begin = source.position();
            while (source.hasRemaining()) {
                ByteBuffer part = source.slice(source.position(), Math.min(MAX_WRITE, source.remaining()));
                try {
                    channel.write(part, position + source.position() - begin);
                    source.position(source.position() + part.position());
                } catch (ClosedChannelException e) {
                    throw e;
                } catch (IOException e) {
                    if (!free(reserve, source.remaining())) {
                        throw e;
                    }
                }
            }
            return source.position() - begin;
        }

        @Override
        public int write(ByteBuffer source) throws IOException {
            int written = write(source, channel.position());
            channel.position(channel.position() + written);
            return written;
        }

        @Override
        public int read(ByteBuffer target, long position) throws IOException {
            return channel.read(target, position);
        }

        @Override
        public int read(ByteBuffer target) throws IOException {
            return channel.read(target);
        }

        @Override
        public long position() throws IOException {
            return channel.position();
        }

        @Override
        public FileChannel position(long position) throws IOException {
            channel.position(position);
            return this;
        }

        @Override
        public long size() throws IOException {
            return channel.size();
        }

        @Override
        public FileChannel truncate(long size) throws IOException {
            channel.truncate(size);
            return this;
        }

        @Override
        public void force(boolean metaData) throws IOException {
            channel.force(metaData);
        }

        @Override
        public FileLock tryLock(long position, long size, boolean shared) throws IOException {
            return channel.tryLock(position, size, shared);
        }

        @Override
        protected void implCloseChannel() throws IOException {
            channel.close();
        }
    }
}
