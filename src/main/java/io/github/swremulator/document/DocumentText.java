package io.github.swremulator.document;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

/**
 * The characters of a document, which must be UTF-8. Limits how much is read for one token, to bound the
 * memory.
 */
final class DocumentText extends Reader {

    private static final ByteBuffer BYTE_ORDER_MARK =
            ByteBuffer.wrap(new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF}).asReadOnlyBuffer();

    private final String file;
    private final InputStream bytes;
    private final int maxTokenLength;
    private final int bufferLength;
    private final CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    private final ByteBuffer undecoded = ByteBuffer.allocate(8192).limit(0);
    private boolean ended;
    private boolean begun;
    private int line = 1;
    private int column = 1;
    private long sinceToken;

    DocumentText(String file, InputStream bytes, int maxTokenLength, int bufferLength) {
        this.file = file;
        this.bytes = bytes;
        this.maxTokenLength = maxTokenLength;
        this.bufferLength = bufferLength;
    }

    /** Must be called after each token. */
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
        count(decoded);
        return decoded.position();
    }

    /** Returns whether the end was reached. */
    private boolean decode(CharBuffer decoded) throws IOException {
        CoderResult result = decoder.decode(undecoded, decoded, ended);
        if (result.isError()) {
            count(decoded);
            throw invalid("expected UTF-8");
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
        skipByteOrderMark();
    }

    /** Some editors write one, and neither parser accepts it. */
    private void skipByteOrderMark() {
        if (!begun && undecoded.remaining() > 2 && undecoded.slice(0, 3).equals(BYTE_ORDER_MARK)) {
            undecoded.position(3);
        }
        begun = true;
    }

    private void count(CharBuffer decoded) {
        char[] text = decoded.array();
        int end = decoded.arrayOffset() + decoded.position();
        for (int i = decoded.arrayOffset(); i < end; i++) {
            char character = text[i];
            requireText(character);
            if (character == '\n') {
                line++;
                column = 1;
            } else {
                column++;
            }
        }
        sinceToken += decoded.position();
        if (sinceToken > (long) maxTokenLength + bufferLength) {
            throw invalid("expected a string, or space, of at most " + maxTokenLength + " characters");
        }
    }

    /** Neither format allows other control characters, and the parsers do not report their place. */
    private void requireText(char character) {
        if (character < ' ' && character != '\n' && character != '\r' && character != '\t') {
            throw invalid("expected no control character");
        }
    }

    private InvalidDocumentException invalid(String problem) {
        return new InvalidDocumentException(
                new Place(file, line, column), InvalidDocumentException.Kind.SYNTAX, "", problem);
    }

    @Override
    public void close() throws IOException {
        bytes.close();
    }
}
