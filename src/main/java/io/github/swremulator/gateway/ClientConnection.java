package io.github.swremulator.gateway;

import jakarta.servlet.ServletRequest;
import org.apache.catalina.connector.Request;

/** The connection over which a request came. */
public final class ClientConnection {

    private static final String ATTRIBUTE = ClientConnection.class.getName();

    /** Of those that Tomcat leaves to others; unlike an attribute it stays from one request to the next. */
    private static final int NOTE = 17;

    private ClientConnection() {}

    /** Can look at a connection. */
    interface Probe {

        boolean isGone();
    }

    /**
     * Whether the client has closed the connection, or its sending side: nobody waits for the reply then. To be asked by the
     * thread that answers the request, when the body is read.
     */
    public static boolean isGone(ServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof Probe probe && probe.isGone();
    }

    /** For all requests that come over a connection. */
    static void remember(Probe probe, org.apache.coyote.Request request) {
        request.setNote(NOTE, probe);
    }

    /** Lets a request be asked for its connection. */
    static void show(Request request) {
        request.setAttribute(ATTRIBUTE, request.getCoyoteRequest().getNote(NOTE));
    }
}
