package io.github.swremulator.gateway;

import io.micrometer.observation.ObservationPredicate;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.http.server.observation.ServerRequestObservationContext;
import org.springframework.stereotype.Component;

/** Calls of the emulator to itself, over its own port. Neither the journal nor the metrics record them. */
@Component
public class SelfCalls {

    private static final String HEADER = "X-Emulator-Self";
    private static final int TIMEOUT_MILLIS = 5000;

    private final Environment environment;
    /** Not null during calls. */
    private volatile @Nullable String secret;

    SelfCalls(Environment environment) {
        this.environment = environment;
    }

    /** Whether a request is one of them. */
    public boolean include(HttpServletRequest request) {
        String known = secret;
        return known != null && known.equals(request.getHeader(HEADER));
    }

    /**
     * Sends a GET several times, and ignores the replies.
     *
     * @param target path and query, encoded
     * @throws IOException if the port cannot be reached, or speaks TLS
     */
    public void get(String target, int times) throws IOException {
        Integer port = environment.getProperty("local.server.port", Integer.class);
        if (port == null) {
            throw new IOException("there is no port");
        }
        secret = UUID.randomUUID().toString();
        try {
            for (int call = 0; call < times; call++) {
                get(target, InetAddress.getByName(environment.getProperty("server.address")), port);
            }
        } finally {
            secret = null;
        }
    }

    private void get(String target, InetAddress address, int port) throws IOException {
        InetAddress reached = address.isAnyLocalAddress() ? InetAddress.getLoopbackAddress() : address;
        try (Socket socket = new Socket(reached, port)) {
            socket.setSoTimeout(TIMEOUT_MILLIS);
            String head = "GET " + target + " HTTP/1.1\r\nHost: localhost:" + port + "\r\nConnection: close\r\n"
                    + HEADER + ": " + secret + "\r\n\r\n";
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            socket.getInputStream().transferTo(OutputStream.nullOutputStream());
        }
    }

    @Bean
    static ObservationPredicate withoutSelfCalls(SelfCalls calls) {
        return (name, context) -> !(context instanceof ServerRequestObservationContext observed
                && observed.getCarrier() != null
                && calls.include(observed.getCarrier()));
    }
}
