package side;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * Calls one after the other over one connection, with so little overhead that the time is the server's. If the server closes
 * the connection after a reply, it is opened again before the next call.
 */
class Connection implements AutoCloseable {

    private final int port;
    private Socket socket;
    private InputStream in;
    private boolean reusable;

    /**
     * A reply without its body.
     *
     * @param bytes of the body
     * @param firstByteMillis until the first byte of the body
     */
    record Reply(int status, long bytes, double firstByteMillis, double millis) {}

    /** @param length -1 for a chunked body */
    private record Headers(long length, boolean last) {}

    Connection(int port) throws IOException {
        this.port = port;
        open();
        reusable = true;
    }

    private void open() throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        in = new BufferedInputStream(socket.getInputStream(), 1 << 16);
    }

    Reply get(String path) throws IOException {
        return get(path, OutputStream.nullOutputStream());
    }

    Reply get(String path, OutputStream body) throws IOException {
        if (!reusable) {
            socket.close();
            open();
        }
        reusable = false;
        long begun = System.nanoTime();
        String request = "GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n";
        socket.getOutputStream().write(request.getBytes(ISO_8859_1));
        int status = Integer.parseInt(line().split(" ")[1]);
        Headers headers = headers();
        if (headers.length() != 0) {
            awaitByte();
        }
        double firstByte = millisSince(begun);
        long bytes = headers.length() < 0 ? copyChunks(body) : copy(headers.length(), body);
        reusable = !headers.last();
        return new Reply(status, bytes, firstByte, millisSince(begun));
    }

    /** Returns the median of some calls in milliseconds. */
    double medianMillis(Supplier<String> path, int calls) throws IOException {
        List<Double> millis = new ArrayList<>();
        for (int call = 0; call < calls; call++) {
            millis.add(get(path.get()).millis());
        }
        return Figures.of(millis).median();
    }

    private void awaitByte() throws IOException {
        in.mark(1);
        in.read();
        in.reset();
    }

    private Headers headers() throws IOException {
        long length = -1;
        boolean last = false;
        for (String header = line(); !header.isEmpty(); header = line()) {
            String lower = header.toLowerCase(Locale.ROOT);
            if (lower.startsWith("content-length:")) {
                length = Long.parseLong(lower.substring(lower.indexOf(':') + 1).strip());
            }
            last |= lower.equals("connection: close");
        }
        return new Headers(length, last);
    }

    private long copyChunks(OutputStream body) throws IOException {
        long bytes = 0;
        for (int size = Integer.parseInt(line(), 16); size > 0; size = Integer.parseInt(line(), 16)) {
            bytes += copy(size, body);
            line();
        }
        line();
        return bytes;
    }

    private long copy(long length, OutputStream body) throws IOException {
        byte[] buffer = new byte[1 << 16];
        for (long left = length; left > 0; ) {
            int read = in.read(buffer, 0, (int) Math.min(left, buffer.length));
            if (read < 0) {
                throw new EOFException("the reply is incomplete");
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
