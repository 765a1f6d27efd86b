package side;

import static java.nio.charset.StandardCharsets.UTF_8;

import module java.base;

/** Bytes that nobody can compress: a beginning of their own, and blocks of random bytes that all blobs share. */
record Blob(byte[] start, int blocks, String digest) {

    /** Docker sends chunks of this size. */
    private static final int BLOCK = 1 << 15;

    private static final int SHARED = 64;
    private static final byte[] BYTES = new byte[SHARED * BLOCK];
    /** The same as chunks of HTTP. */
    private static final byte[] CHUNKS;

    private static final int CHUNK;

    static {
        new Random(1).nextBytes(BYTES);
        ByteArrayOutputStream chunks = new ByteArrayOutputStream();
        for (int block = 0; block < SHARED; block++) {
            chunks.writeBytes((Integer.toHexString(BLOCK) + "\r\n").getBytes(UTF_8));
            chunks.write(BYTES, block * BLOCK, BLOCK);
            chunks.writeBytes("\r\n".getBytes(UTF_8));
        }
        CHUNKS = chunks.toByteArray();
        CHUNK = CHUNKS.length / SHARED;
    }

    static Blob of(String start, long size) throws GeneralSecurityException {
        byte[] first = start.getBytes(UTF_8);
        int blocks = Math.toIntExact(size / BLOCK);
        MessageDigest hash = MessageDigest.getInstance("SHA-256");
        hash.update(first);
        for (int block = 0; block < blocks; block += SHARED) {
            hash.update(BYTES, 0, BLOCK * Math.min(SHARED, blocks - block));
        }
        return new Blob(first, blocks, "sha256:" + HexFormat.of().formatHex(hash.digest()));
    }

    long size() {
        return start.length + (long) blocks * BLOCK;
    }

    String descriptor(String mediaType) {
        return "{\"mediaType\":\"%s\",\"size\":%d,\"digest\":\"%s\"}".formatted(mediaType, size(), digest);
    }

    void writeChunks(OutputStream out) throws IOException {
        out.write("%x\r\n%s\r\n".formatted(start.length, new String(start, UTF_8)).getBytes(UTF_8));
        for (int block = 0; block < blocks; block += SHARED) {
            out.write(CHUNKS, 0, CHUNK * Math.min(SHARED, blocks - block));
        }
        out.write("0\r\n\r\n".getBytes(UTF_8));
    }

    /** Compares what comes with this blob. That costs much less than a hash. */
    final class Check implements Connection.Sink {

        private long taken;

        @Override
        public void take(byte[] bytes, int length) {
            for (int at = 0; at < length; ) {
                boolean first = taken < start.length;
                byte[] expected = first ? start : BYTES;
                int from = (int) (first ? taken : (taken - start.length) % BYTES.length);
                int part = Math.min(length - at, expected.length - from);
                if (!Arrays.equals(bytes, at, at + part, expected, from, from + part)) {
                    throw new IllegalStateException("other bytes than were pushed, at " + taken);
                }
                at += part;
                taken += part;
            }
        }

        void requireWhole() {
            if (taken != size()) {
                throw new IllegalStateException("%d bytes instead of %d".formatted(taken, size()));
            }
        }
    }
}
