package io.github.swremulator;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

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
