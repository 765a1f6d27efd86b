package io.github.swremulator.seed;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

/**
 * The characters of a file in UTF-8, and of nothing else. Refuses to be read on and on while no token comes of it, so
 * that whatever is read stays small.
 */
final class SeedText extends Reader {

    private static final ByteBuffer BYTE_ORDER_MARK =
            ByteBuffer.wrap(new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF}).asReadOnlyBuffer();

    private final String file;
    private final InputStream bytes;
    private final SeedFormat format;
    private final CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    private final ByteBuffer undecoded = ByteBuffer.allocate(8192).limit(0);
    private boolean ended;
    private boolean begun;
    private int line = 1;
    private int column = 1;
    private long sinceToken;

    SeedText(String file, InputStream bytes, SeedFormat format) {
        this.file = file;
        this.bytes = bytes;
        this.format = format;
    }

    /** To be called for each token that was read. */
    void tokenWasRead() {
        sinceToken = 0;
    }

    @Override
    public int read(char[] target, int offset, int length) throws IOException {
        CharBuffer decoded = CharBuffer.wrap(target, offset, length).slice();
        while (decoded.position() == 0) {
            if (decode(decoded) && decoded.position() == 0) {
                return -1;
            }
        }
        count(decoded.flip());
        return decoded.limit();
    }

    /** Answers whether there is no more. */
    private boolean decode(CharBuffer decoded) throws IOException {
        CoderResult result = decoder.decode(undecoded, decoded, ended);
        if (result.isError()) {
            count(decoded.flip());
            throw place().broken("expected UTF-8");
        }
        if (result.isOverflow() || ended) {
            return ended;
        }
        fill();
        return false;
    }

    private void fill() throws IOException {
        undecoded.compact();
        int count = bytes.readNBytes(undecoded.array(), undecoded.position(), undecoded.remaining());
        ended = count == 0;
        undecoded.position(undecoded.position() + count).flip();
        passOverByteOrderMark();
    }

    /** Some editors begin a file with one, and neither language wants it. */
    private void passOverByteOrderMark() {
        if (!begun && undecoded.remaining() > 2 && undecoded.slice(0, 3).equals(BYTE_ORDER_MARK)) {
            undecoded.position(3);
        }
        begun = true;
    }

    private void count(CharBuffer read) {
        for (int i = read.position(); i < read.limit(); i++) {
            boolean newLine = read.get(i) == '\n';
            requireText(read.get(i));
            line += newLine ? 1 : 0;
            column = newLine ? 1 : column + 1;
        }
        sinceToken += read.remaining();
        if (sinceToken > format.maxTokenLength() + format.bufferLength()) {
            throw place().broken("expected a text, or space, of at most " + format.maxTokenLength() + " characters");
        }
    }

    /** Neither language has them, and their parsers do not say where they found one. */
    private void requireText(char character) {
        if (character < ' ' && character != '\n' && character != '\r' && character != '\t') {
            throw place().broken("expected no control character");
        }
    }

    private Place place() {
        return new Place(file, line, column);
    }

    @Override
    public void close() throws IOException {
        bytes.close();
    }
}
