package io.github.swremulator;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** A connection that stays open, and sends nothing but what it is told to. */
public final class RawConnection implements AutoCloseable {

    private final Socket socket;
    private final DataInputStream replies;

    public RawConnection(Emulator emulator) throws IOException {
        this.socket = new Socket(InetAddress.getLoopbackAddress(), emulator.port());
        socket.setSoTimeout(20_000);
        this.replies = new DataInputStream(new BufferedInputStream(socket.getInputStream(), 64 * 1024));
    }

    /** Sends a GET, and returns its reply, which must have a {@code Content-Length}. */
    public String get(String target, String... headerLines) throws IOException {
        String head = "GET " + target + " HTTP/1.1\r\nHost: localhost\r\n";
        for (String line : headerLines) {
            head += line + "\r\n";
        }
        socket.getOutputStream().write((head + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        return read(replies);
    }

    /** Sends a request, and returns its reply of any form. */
    public RawReply call(byte[] request, boolean isHead) throws IOException {
        socket.getOutputStream().write(request);
        StringBuilder head = new StringBuilder();
        for (String line = line(replies); !line.isEmpty(); line = line(replies)) {
            head.append(line).append("\r\n");
        }
        RawReply reply = RawReply.parse(head + "\r\n");
        return new RawReply(
                reply.status(),
                reply.headerLines(),
                isHead || reply.status() == 204 ? "" : new String(body(reply), StandardCharsets.UTF_8));
    }

    private byte[] body(RawReply reply) throws IOException {
        Optional<String> length = reply.header("Content-Length");
        if (length.isPresent()) {
            return readFully(Integer.parseInt(length.get()));
        } else if (reply.header("Transfer-Encoding").isEmpty()) {
            return replies.readAllBytes();
        }
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (int size = chunkSize(); size > 0; size = chunkSize()) {
            body.write(readFully(size));
            line(replies);
        }
        line(replies);
        return body.toByteArray();
    }

    private int chunkSize() throws IOException {
        return Integer.parseInt(line(replies), 16);
    }

    private byte[] readFully(int length) throws IOException {
        byte[] bytes = new byte[length];
        replies.readFully(bytes);
        return bytes;
    }

    /** Reads one reply, which must have a {@code Content-Length}, and nothing after it. */
    public static String read(DataInputStream replies) throws IOException {
        StringBuilder reply = new StringBuilder();
        int length = -1;
        for (String line = line(replies); !line.isEmpty(); line = line(replies)) {
            reply.append(line).append("\r\n");
            if (line.startsWith("Content-Length: ")) {
                length = Integer.parseInt(line.substring("Content-Length: ".length()));
            }
        }
        if (length < 0) {
            throw new IOException("no Content-Length in " + reply);
        }
        byte[] body = new byte[length];
        replies.readFully(body);
        return reply.append("\r\n")
                .append(new String(body, StandardCharsets.UTF_8))
                .toString();
    }

    private static String line(DataInputStream replies) throws IOException {
        StringBuilder line = new StringBuilder();
        while (line.indexOf("\r\n") < 0) {
            line.append((char) replies.readUnsignedByte());
        }
        return line.substring(0, line.length() - 2);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
