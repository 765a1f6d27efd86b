package side;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Locale;

/**
 * Calls one after the other over one connection, with so little of its own that what is timed is the server. Where the
 * server ends the connection after a reply, it is opened anew before the next call.
 */
class Connection implements AutoCloseable {

    private final int port;
    private Socket socket;
    private InputStream in;
    private boolean reusable;

    Connection(int port) throws IOException {
        this.port = port;
        open();
        reusable = true;
    }

    private record Headers(long length, boolean last) {}

    private void open() throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        in = new BufferedInputStream(socket.getInputStream(), 1 << 16);
    }

    Answer get(String path) throws IOException {
        return get(path, OutputStream.nullOutputStream());
    }

    Answer get(String path, OutputStream body) throws IOException {
        if (!reusable) {
            socket.close();
            open();
        }
        reusable = false;
        long begun = System.nanoTime();
        socket.getOutputStream()
                .write("GET %s HTTP/1.1\r\nHost: localhost\r\n\r\n"
                        .formatted(path)
                        .getBytes(ISO_8859_1));
        int status = Integer.parseInt(line().split(" ")[1]);
        Headers headers = headers();
        if (headers.length() != 0) {
            awaitByte();
        }
        double firstByte = millisSince(begun);
        long bytes = headers.length() < 0 ? copyChunks(body) : copy(headers.length(), body);
        reusable = !headers.last();
        return new Answer(status, bytes, firstByte, millisSince(begun));
    }

    private void awaitByte() throws IOException {
        in.mark(1);
        in.read();
        in.reset();
    }

    /** The length is -1 where the body comes in chunks. */
    private Headers headers() throws IOException {
        long length = -1;
        boolean last = false;
        for (String header = nextHeader(); !header.isEmpty(); header = nextHeader()) {
            if (header.startsWith("content-length:")) {
                length =
                        Long.parseLong(header.substring(header.indexOf(':') + 1).strip());
            }
            last |= header.equals("connection: close");
        }
        return new Headers(length, last);
    }

    private String nextHeader() throws IOException {
        return line().toLowerCase(Locale.ROOT);
    }

    private long copyChunks(OutputStream body) throws IOException {
        long bytes = 0;
        for (int size = chunkSize(); size > 0; size = chunkSize()) {
            bytes += copy(size, body);
            line();
        }
        line();
        return bytes;
    }

    private int chunkSize() throws IOException {
        return Integer.parseInt(line(), 16);
    }

    private long copy(long length, OutputStream body) throws IOException {
        byte[] buffer = new byte[1 << 16];
        for (long left = length; left > 0; ) {
            int read = in.read(buffer, 0, (int) Math.min(left, buffer.length));
            if (read < 0) {
                throw new EOFException("the reply was broken off");
            }
            body.write(buffer, 0, read);
            left -= read;
        }
        return length;
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException("the connection was closed");
            }
            line.append((char) next);
        }
        return line.toString().strip();
    }

    private static double millisSince(long begun) {
        return (System.nanoTime() - begun) / 1e6;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
