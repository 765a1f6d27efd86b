package io.github.swremulator.gateway;

import jakarta.servlet.http.HttpServletRequest;

/** Learns of every request and its reply, also when Tomcat itself refused it. */
public interface ExchangeListener {

    /** A request came in. It has no URI when its first line could not be read. */
    void received(HttpServletRequest request);

    /** The same request was answered. Unless the reply was flushed before, its end is sent after this returns. */
    void answered(HttpServletRequest request, Reply reply);
}
