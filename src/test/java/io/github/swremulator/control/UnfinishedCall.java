package io.github.swremulator.control;

import io.github.swremulator.Emulator;
import io.github.swremulator.RawReply;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/** Sends a request whose body may be incomplete, and reads one reply from the open connection. */
public final class UnfinishedCall {

    private UnfinishedCall() {}

    public static RawReply send(Emulator emulator, String request) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), emulator.port())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            InputStream in = socket.getInputStream();
            List<String> head = Stream.generate(() -> line(in))
                    .takeWhile(line -> !line.isEmpty())
                    .toList();
            RawReply reply =
                    new RawReply(Integer.parseInt(head.get(0).split(" ", -1)[1]), head.subList(1, head.size()), "");
            return new RawReply(reply.status(), reply.headerLines(), body(reply, in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A chunk of a body in chunked transfer coding. */
    public static String chunk(String text) {
        return Integer.toHexString(text.length()) + "\r\n" + text + "\r\n";
    }

    private static String body(RawReply reply, InputStream in) throws IOException {
        if (reply.status() == 204) {
            return "";
        }
        String length = reply.header("Content-Length").orElse("");
        return new String(
                in.readNBytes(length.isEmpty() ? Integer.parseInt(line(in), 16) : Integer.parseInt(length)),
                StandardCharsets.UTF_8);
    }

    private static String line(InputStream in) {
        try {
            StringBuilder line = new StringBuilder();
            for (int next = in.read(); next != '\n'; next = in.read()) {
                if (next < 0) {
                    throw new IllegalStateException("the reply ends after: " + line);
                }
                line.append((char) next);
            }
            return line.toString().stripTrailing();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
