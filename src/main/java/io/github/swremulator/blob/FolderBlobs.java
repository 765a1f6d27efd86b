package io.github.swremulator.blob;

import io.github.swremulator.blob.BlobException.NoSuchBlobException;
import io.github.swremulator.blob.BlobException.NoSuchUploadException;
import io.github.swremulator.image.Digest;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.util.FileSystemUtils;

/** Blobs as files of a folder that one process uses: {@code sha256/ab/ab12…}, and uploads as {@code uploads/…}. */
final class FolderBlobs extends HashingBlobs<FolderBlobs.FileUpload> implements DisposableBean {

    /** Windows opens no folder. */
    private static final boolean CAN_FORCE_FOLDERS = File.separatorChar == '/';

    private final boolean isTemporary;
    private final long minFree;
    private final InstantSource machineTime;
    private @Nullable Path folder;

    /** A file to which only this process appends. */
    record FileUpload(Path file, long size) implements Upload {}

    private interface Visitor {

        void visit(String name) throws IOException;
    }

    /**
     * @param folder where what is stored survives a crash of the machine; null for a temporary one, made at the first use
     * @param minFree how many bytes of its disk uploads leave to others
     */
    FolderBlobs(@Nullable Path folder, long minFree, InstantSource machineTime) {
        this.folder = folder == null ? null : folder.toAbsolutePath();
        this.isTemporary = folder == null;
        this.minFree = minFree;
        this.machineTime = machineTime;
    }

    @Override
    public void begin(UploadKey key) throws IOException {
        Path file = file(key);
        Files.createDirectories(file.getParent());
        Files.createFile(file);
    }

    @Override
    FileUpload find(UploadKey key) throws IOException {
        Path file = file(key);
        try {
            return new FileUpload(file, Files.size(file));
        } catch (NoSuchFileException e) {
            throw new NoSuchUploadException(key);
        }
    }

    @Override
    FileUpload append(UploadKey key, FileUpload upload, Incoming bytes) throws IOException {
        long size = upload.size();
        try (OutputStream file = Files.newOutputStream(upload.file(), StandardOpenOption.APPEND)) {
            byte[] buffer = new byte[Incoming.BUFFER];
            for (int read = bytes.read(buffer, buffer.length); read >= 0; read = bytes.read(buffer, buffer.length)) {
                requireRoom();
                file.write(buffer, 0, read);
                size += read;
            }
        } catch (NoSuchFileException e) {
            throw new NoSuchUploadException(key);
        }
        return new FileUpload(upload.file(), size);
    }

    private void requireRoom() throws IOException {
        // 0 if it is unknown, or if the next write fails anyway.
        long free = minFree == 0 ? 0 : folder().toFile().getUsableSpace();
        if (free > 0 && free < minFree) {
            throw new FileSystemException(
                    folder().toString(), null, "the disk is full, except for what the store needs");
        }
    }

    @Override
    void hash(FileUpload upload, Hash hash) throws IOException {
        try (InputStream bytes = Files.newInputStream(upload.file())) {
            hash.update(bytes);
        }
    }

    @Override
    void move(UploadKey key, FileUpload upload, Digest digest) throws IOException {
        Path blob = path(digest);
        if (renew(blob)) {
            Files.deleteIfExists(upload.file());
        } else {
            Files.createDirectories(blob.getParent());
            try {
                if (!isTemporary) {
                    force(upload.file(), StandardOpenOption.WRITE);
                }
                renew(upload.file());
                Files.move(upload.file(), blob, StandardCopyOption.ATOMIC_MOVE);
            } catch (NoSuchFileException e) {
                throw new NoSuchUploadException(key);
            }
        }
        if (!isTemporary && CAN_FORCE_FOLDERS) {
            // Also for a blob that another call has just moved.
            for (Path made = blob.getParent(); made != null && made.startsWith(folder()); made = made.getParent()) {
                force(made, StandardOpenOption.READ);
            }
        }
    }

    /** Returns false if the file does not exist. */
    private boolean renew(Path file) throws IOException {
        try {
            Files.setLastModifiedTime(file, FileTime.from(machineTime.instant()));
            return true;
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    private static void force(Path path, StandardOpenOption access) throws IOException {
        try (FileChannel file = FileChannel.open(path, access)) {
            file.force(true);
        }
    }

    @Override
    void delete(UploadKey key) throws IOException {
        Files.deleteIfExists(file(key));
    }

    @Override
    public OptionalLong find(Digest digest) throws IOException {
        try {
            return OptionalLong.of(Files.size(path(digest)));
        } catch (NoSuchFileException e) {
            return OptionalLong.empty();
        }
    }

    @Override
    public InputStream open(Digest digest, long begin, long length) throws IOException {
        try {
            FileChannel file = FileChannel.open(path(digest), StandardOpenOption.READ);
            return new PartStream(Channels.newInputStream(file.position(begin)), length);
        } catch (NoSuchFileException e) {
            throw new NoSuchBlobException(digest);
        }
    }

    @Override
    public void delete(Digest digest) throws IOException {
        Files.deleteIfExists(path(digest));
    }

    @Override
    public void discardUploads(Instant before) throws IOException {
        walk(Names.UPLOADS, before, name -> {
            Optional<UploadKey> upload = Names.upload(name).filter(key -> !isInUse(key));
            if (upload.isPresent()) {
                discard(upload.get());
            }
        });
    }

    @Override
    public void visit(Instant before, Consumer<Digest> visitor) throws IOException {
        for (String blobs : Names.BLOBS) {
            walk(blobs, before, name -> Names.blob(name).ifPresent(visitor));
        }
    }

    /** Visits the files of a folder that were changed last before a time, without those that vanish meanwhile. */
    private void walk(String name, Instant before, Visitor visitor) throws IOException {
        if (!hasFolder()) {
            return;
        }
        Path root = folder();
        Files.walkFileTree(root.resolve(name), new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (attributes.lastModifiedTime().toInstant().isBefore(before)) {
                    visitor.visit(root.relativize(file).toString().replace(File.separatorChar, '/'));
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
                if (failure instanceof NoSuchFileException) {
                    return FileVisitResult.CONTINUE;
                }
                throw failure;
            }
        });
    }

    private Path file(UploadKey key) throws IOException {
        return folder().resolve(Names.of(key));
    }

    private Path path(Digest digest) throws IOException {
        return folder().resolve(Names.of(digest));
    }

    /** Whether there may be files: a search for old ones makes no temporary folder. */
    synchronized boolean hasFolder() {
        return folder != null;
    }

    private synchronized Path folder() throws IOException {
        if (folder == null) {
            folder = Files.createTempDirectory("swr-blobs");
        }
        return folder;
    }

    @Override
    public synchronized void destroy() throws IOException {
        if (isTemporary && folder != null) {
            FileSystemUtils.deleteRecursively(folder);
        }
    }
}
