package io.github.swremulator.gateway;

import jakarta.servlet.http.HttpServletRequest;

/** Is told of every request and of what it was answered, also where Tomcat itself refused it. */
public interface ExchangeListener {

    /** A request came in. It has no URI where its first line could not be read. */
    void received(HttpServletRequest request);

    /** The same request is answered. Unless the reply was flushed before, its end is sent after this returns. */
    void answered(HttpServletRequest request, Reply reply);
}
