package io.github.swremulator.blob;

import io.github.swremulator.blob.BlobException.NoSuchBlobException;
import io.github.swremulator.blob.BlobException.NoSuchUploadException;
import io.github.swremulator.image.Digest;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.springframework.util.ClassUtils;
import org.springframework.util.function.SingletonSupplier;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.MultipartUpload;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * Blobs as objects of a bucket, {@code sha256/ab/ab12…}. An upload is a chain of objects, each named by the position at which it
 * begins, {@code uploads/…/0000000000000000000}. They are all of its state, so that every instance can continue it. If two
 * instances append to it at the same time, objects replace each other or do not join, and it is shorter than they reported or has
 * another digest than its client names. By the entity tags, only the objects that were verified become a blob.
 */
final class S3Blobs extends HashingBlobs<S3Blobs.Chain> {

    /** What a client appends is divided into objects of this size, for one of which the disk must have room. */
    static final long MAX_CHUNK = 64L << 20;
    /** S3 makes an object of no smaller parts, except for the last. */
    private static final long MIN_PART = 5L << 20;

    /** Joining the parts of a large blob takes a store some time. */
    private static final Duration TIMEOUT = Duration.ofMinutes(5);

    private static final int RANGE_NOT_SATISFIABLE = 416;

    private final String bucket;
    private final String prefix;
    private final SingletonSupplier<S3Client> client;
    private final long maxChunk;

    /** Objects that join, without empty ones. */
    record Chain(List<Chunk> chunks) implements Upload {

        @Override
        public long size() {
            return chunks.isEmpty() ? 0 : chunks.get(chunks.size() - 1).end();
        }
    }

    record Chunk(String key, long begin, long size, String entityTag) {

        long end() {
            return begin + size;
        }
    }

    private interface Call<T> {

        T run(S3Client s3) throws IOException;
    }

    private interface ObjectVisitor {

        void visit(S3Object object, String name) throws IOException;
    }

    /**
     * @param prefix of the keys of all objects
     * @param client is called at the first use
     */
    S3Blobs(String bucket, String prefix, long maxChunk, Supplier<S3Client> client) {
        this.bucket = bucket;
        this.prefix = prefix;
        this.client = SingletonSupplier.of(client);
        this.maxChunk = maxChunk;
    }

    static S3Blobs of(BlobSettings.S3 settings) {
        String bucket = Objects.requireNonNull(settings.bucket());
        return new S3Blobs(bucket, settings.prefix(), MAX_CHUNK, () -> client(settings));
    }

    static S3Client client(BlobSettings.S3 settings) {
        AwsCredentialsProvider credentials = settings.accessKey() == null || settings.secretKey() == null
                ? DefaultCredentialsProvider.builder().build()
                : StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(settings.accessKey(), settings.secretKey()));
        return S3Client.builder()
                .httpClientBuilder(UrlConnectionHttpClient.builder().socketTimeout(TIMEOUT))
                .endpointOverride(settings.endpoint())
                .region(Region.of(settings.region()))
                .forcePathStyle(settings.pathStyle())
                .credentialsProvider(credentials)
                // What only Amazon knows: checksums of its own, and bodies that consist of signed pieces.
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                .serviceConfiguration(s3 -> s3.chunkedEncodingEnabled(false))
                .build();
    }

    @Override
    public void begin(UploadKey key) throws IOException {
        // The first chunk replaces it.
        put(key(key, 0), RequestBody.empty());
    }

    @Override
    Chain find(UploadKey key) throws IOException {
        List<Chunk> chunks = new ArrayList<>();
        boolean[] hasBegun = {false};
        list(Names.of(key) + "/", (object, name) -> {
            long begin = Long.parseLong(name.substring(name.lastIndexOf('/') + 1));
            hasBegun[0] |= begin == 0;
            if (begin == new Chain(chunks).size() && object.size() > 0) {
                chunks.add(new Chunk(object.key(), begin, object.size(), object.eTag()));
            }
        });
        if (!hasBegun[0]) {
            throw new NoSuchUploadException(key);
        }
        return new Chain(List.copyOf(chunks));
    }

    @Override
    Chain append(UploadKey key, Chain upload, Incoming bytes) throws IOException {
        List<Chunk> chunks = new ArrayList<>(upload.chunks());
        Path file = Files.createTempFile("swr-chunk", null);
        try {
            long end = upload.size();
            for (long size = fill(file, bytes); size > 0; size = fill(file, bytes)) {
                String chunk = key(key, end);
                chunks.add(new Chunk(chunk, end, size, put(chunk, RequestBody.fromFile(file))));
                end += size;
            }
        } finally {
            Files.delete(file);
        }
        return new Chain(List.copyOf(chunks));
    }

    private long fill(Path file, Incoming bytes) throws IOException {
        long size = 0;
        try (OutputStream chunk = Files.newOutputStream(file)) {
            byte[] buffer = new byte[Incoming.BUFFER];
            int read;
            do {
                read = bytes.read(buffer, (int) Math.min(buffer.length, maxChunk - size));
                chunk.write(buffer, 0, Math.max(read, 0));
                size += Math.max(read, 0);
            } while (read >= 0 && size < maxChunk);
        }
        return size;
    }

    /** Returns the entity tag. */
    private String put(String key, RequestBody bytes) throws IOException {
        return ask(s3 -> s3.putObject(put -> put.bucket(bucket).key(key), bytes).eTag());
    }

    @Override
    void hash(Chain upload, Hash hash) throws IOException {
        for (Chunk chunk : upload.chunks()) {
            try (InputStream bytes = open(chunk)) {
                hash.update(bytes);
            }
        }
    }

    private InputStream open(Chunk chunk) throws IOException {
        return ask(s3 -> s3.getObject(get -> get.bucket(bucket).key(chunk.key()).ifMatch(chunk.entityTag())));
    }

    @Override
    void move(UploadKey key, Chain upload, Digest digest) throws IOException {
        String blob = key(digest);
        // Also if the blob exists, so that it counts as stored now.
        switch (upload.chunks().size()) {
            case 0 -> put(blob, RequestBody.empty());
            case 1 -> copy(upload.chunks().get(0), blob);
            default -> join(upload.chunks(), blob);
        }
        delete(key);
    }

    private void copy(Chunk chunk, String blob) throws IOException {
        ask(s3 -> s3.copyObject(copy -> copy.sourceBucket(bucket)
                .sourceKey(chunk.key())
                .copySourceIfMatch(chunk.entityTag())
                .destinationBucket(bucket)
                .destinationKey(blob)));
    }

    private void join(List<Chunk> chunks, String blob) throws IOException {
        String id = ask(
                s3 -> s3.createMultipartUpload(create -> create.bucket(bucket).key(blob))
                        .uploadId());
        try {
            List<CompletedPart> parts = new ArrayList<>();
            for (List<Chunk> part : parts(chunks)) {
                int number = parts.size() + 1;
                String entityTag =
                        part.size() == 1 ? copyPart(part.get(0), blob, id, number) : uploadPart(part, blob, id, number);
                parts.add(CompletedPart.builder()
                        .partNumber(number)
                        .eTag(entityTag)
                        .build());
            }
            ask(s3 -> s3.completeMultipartUpload(complete ->
                    complete.bucket(bucket).key(blob).uploadId(id).multipartUpload(all -> all.parts(parts))));
        } catch (IOException | RuntimeException e) {
            try {
                abort(blob, id);
            } catch (IOException abort) {
                e.addSuppressed(abort);
            }
            throw e;
        }
    }

    /** Each part has one chunk that is large enough, or several small ones that are together. */
    private static List<List<Chunk>> parts(List<Chunk> chunks) {
        List<List<Chunk>> parts = new ArrayList<>();
        long size = MIN_PART;
        for (Chunk chunk : chunks) {
            if (size >= MIN_PART) {
                parts.add(new ArrayList<>());
                size = 0;
            }
            parts.get(parts.size() - 1).add(chunk);
            size += chunk.size();
        }
        return parts;
    }

    private String copyPart(Chunk chunk, String blob, String id, int number) throws IOException {
        return ask(s3 -> s3.uploadPartCopy(copy -> copy.sourceBucket(bucket)
                        .sourceKey(chunk.key())
                        .copySourceIfMatch(chunk.entityTag())
                        .destinationBucket(bucket)
                        .destinationKey(blob)
                        .uploadId(id)
                        .partNumber(number))
                .copyPartResult()
                .eTag());
    }

    private String uploadPart(List<Chunk> chunks, String blob, String id, int number) throws IOException {
        Path file = Files.createTempFile("swr-part", null);
        try {
            try (OutputStream part = Files.newOutputStream(file)) {
                for (Chunk chunk : chunks) {
                    try (InputStream bytes = open(chunk)) {
                        bytes.transferTo(part);
                    }
                }
            }
            return ask(s3 -> s3.uploadPart(
                            upload ->
                                    upload.bucket(bucket).key(blob).uploadId(id).partNumber(number),
                            RequestBody.fromFile(file))
                    .eTag());
        } finally {
            Files.delete(file);
        }
    }

    @Override
    void delete(UploadKey key) throws IOException {
        list(Names.of(key) + "/", (object, name) -> deleteObject(object.key()));
    }

    private void deleteObject(String key) throws IOException {
        ask(s3 -> s3.deleteObject(delete -> delete.bucket(bucket).key(key)));
    }

    @Override
    public OptionalLong find(Digest digest) throws IOException {
        return ask(s3 -> {
            try {
                return OptionalLong.of(s3.headObject(head -> head.bucket(bucket).key(key(digest)))
                        .contentLength());
            } catch (NoSuchKeyException e) {
                return OptionalLong.empty();
            }
        });
    }

    @Override
    public InputStream open(Digest digest, long begin, long length) throws IOException {
        if (length == 0) {
            find(digest).orElseThrow(() -> new NoSuchBlobException(digest));
            return InputStream.nullInputStream();
        }
        long end = begin + Math.min(length, Long.MAX_VALUE - begin);
        return ask(s3 -> {
            try {
                return s3.getObject(
                        get -> get.bucket(bucket).key(key(digest)).range("bytes=" + begin + "-" + (end - 1)));
            } catch (NoSuchKeyException e) {
                throw new NoSuchBlobException(digest);
            } catch (S3Exception e) {
                if (e.statusCode() == RANGE_NOT_SATISFIABLE) {
                    return InputStream.nullInputStream();
                }
                throw e;
            }
        });
    }

    @Override
    public void delete(Digest digest) throws IOException {
        deleteObject(key(digest));
    }

    @Override
    public void discardUploads(Instant before) throws IOException {
        Map<UploadKey, Instant> uploads = new LinkedHashMap<>();
        list(
                Names.UPLOADS,
                (object, name) -> Names.upload(name)
                        .ifPresent(key -> uploads.merge(key, object.lastModified(), (a, b) -> a.isAfter(b) ? a : b)));
        for (Map.Entry<UploadKey, Instant> upload : uploads.entrySet()) {
            if (upload.getValue().isBefore(before) && !isInUse(upload.getKey())) {
                discard(upload.getKey());
            }
        }
        abortParts(before);
    }

    /** Deletes the parts of blobs that an instance has begun to join and then ended. */
    private void abortParts(Instant before) throws IOException {
        List<MultipartUpload> abandoned = ask(s3 ->
                s3.listMultipartUploadsPaginator(list -> list.bucket(bucket).prefix(prefix)).uploads().stream()
                        .filter(upload -> Names.blob(name(upload.key())).isPresent())
                        .filter(upload -> upload.initiated().isBefore(before))
                        .toList());
        for (MultipartUpload upload : abandoned) {
            abort(upload.key(), upload.uploadId());
        }
    }

    private void abort(String blob, String id) throws IOException {
        ask(s3 ->
                s3.abortMultipartUpload(abort -> abort.bucket(bucket).key(blob).uploadId(id)));
    }

    @Override
    public void visit(Instant before, Consumer<Digest> visitor) throws IOException {
        for (String blobs : Names.BLOBS) {
            list(
                    blobs,
                    (object, name) -> Names.blob(name)
                            .filter(blob -> object.lastModified().isBefore(before))
                            .ifPresent(visitor));
        }
    }

    private String key(Digest digest) {
        return prefix + Names.of(digest);
    }

    private String key(UploadKey key, long begin) {
        return "%s%s/%019d".formatted(prefix, Names.of(key), begin);
    }

    private String name(String key) {
        return key.substring(prefix.length());
    }

    /** Visits the objects whose names begin so, in the order of their names. */
    private void list(String begin, ObjectVisitor visitor) throws IOException {
        ask(s3 -> {
            for (S3Object object : s3.listObjectsV2Paginator(
                            list -> list.bucket(bucket).prefix(prefix + begin))
                    .contents()) {
                visitor.visit(object, name(object.key()));
            }
            return begin;
        });
    }

    private <T> T ask(Call<T> call) throws IOException {
        // The SDK starts a thread, which would belong to Tomcat's application, and be reported when it stops.
        ClassLoader before = ClassUtils.overrideThreadContextClassLoader(S3Blobs.class.getClassLoader());
        try {
            return call.run(client.obtain());
        } catch (SdkException e) {
            throw new IOException("bucket " + bucket + ": " + e.getMessage(), e);
        } finally {
            ClassUtils.overrideThreadContextClassLoader(before);
        }
    }
}
