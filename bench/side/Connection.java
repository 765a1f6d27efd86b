package side;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import module java.base;

/** Calls one after the other over one connection, with so little overhead that the time is the server's. */
class Connection implements AutoCloseable {

    private final Socket socket;
    private final InputStream in;
    private final byte[] buffer = new byte[1 << 16];
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private final List<String> headers = new ArrayList<>();

    /** @param firstMillis until the head was read, with which the first bytes of the body come */
    record Reply(int status, double firstMillis, double millis) {}

    /** Writes what is too large to be kept. */
    interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    /** Takes a body piece by piece. */
    interface Sink {
        void take(byte[] bytes, int length) throws IOException;
    }

    Connection(int port) throws IOException {
        this(port, Duration.ZERO);
    }

    /** @param patience how long a reply may take; zero for ever */
    Connection(int port, Duration patience) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout((int) patience.toMillis());
        socket.setTcpNoDelay(true);
        in = new BufferedInputStream(socket.getInputStream(), 1 << 16);
    }

    Reply get(String path) throws IOException {
        return succeed("GET", path, "");
    }

    Reply succeed(String method, String path, String content) throws IOException {
        Reply reply = call(method, path, content);
        if (reply.status() / 100 != 2) {
            throw new IllegalStateException("%s %s gets %d".formatted(method, path, reply.status()));
        }
        return reply;
    }

    Reply call(String method, String path, String content) throws IOException {
        String length = content.isEmpty() ? "" : "Content-Length: " + content.length() + "\r\n";
        String request = "%s %s HTTP/1.1\r\nHost: localhost\r\n%s\r\n%s".formatted(method, path, length, content);
        return exchange(request, _ -> {}, this::keep);
    }

    /**
     * @param request its head, and as much of its body as is small
     * @param rest of its body
     * @param sink takes the reply's body
     */
    Reply exchange(String request, Content rest, Sink sink) throws IOException {
        body.reset();
        headers.clear();
        long begun = System.nanoTime();
        socket.getOutputStream().write(request.getBytes(ISO_8859_1));
        rest.writeTo(socket.getOutputStream());
        int status = Integer.parseInt(line().split(" ")[1]);
        boolean hasBody = status != 204 && !request.startsWith("HEAD ");
        long bytes = hasBody ? -1 : 0;
        for (String header = line(); !header.isEmpty(); header = line()) {
            headers.add(header);
            if (hasBody && header.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
                bytes = Long.parseLong(header.substring(header.indexOf(':') + 1).strip());
            }
        }
        double firstMillis = (System.nanoTime() - begun) / 1e6;
        if (bytes < 0) {
            for (int size = Integer.parseInt(line(), 16); size > 0; size = Integer.parseInt(line(), 16)) {
                read(size, sink);
                line();
            }
            line();
        }
        read(bytes, sink);
        return new Reply(status, firstMillis, (System.nanoTime() - begun) / 1e6);
    }

    private void read(long bytes, Sink sink) throws IOException {
        for (long left = bytes; left > 0; left -= buffer.length) {
            int size = (int) Math.min(left, buffer.length);
            if (in.readNBytes(buffer, 0, size) < size) {
                throw new EOFException("the reply is incomplete");
            }
            sink.take(buffer, size);
        }
    }

    /** Keeps the beginning of a body that is very large. */
    void keep(byte[] bytes, int length) {
        body.write(bytes, 0, body.size() < 1 << 24 ? length : 0);
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

    /** Returns the beginning of the last body, which is all of it unless it is very large. */
    byte[] body() {
        return body.toByteArray();
    }

    /** Returns a header of the last reply, or an empty string. */
    String header(String name) {
        return headers.stream()
                .filter(header -> header.regionMatches(true, 0, name + ":", 0, name.length() + 1))
                .map(header -> header.substring(name.length() + 1).strip())
                .collect(Collectors.joining(", "));
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
