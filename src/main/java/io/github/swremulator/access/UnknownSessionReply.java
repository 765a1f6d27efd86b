package io.github.swremulator.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** How an API whose errors have a form of their own says that there is no such session. */
public interface UnknownSessionReply {

    /** Whether a request is to this API. */
    boolean isFor(HttpServletRequest request);

    /** Answers with 404. */
    void write(String message, HttpServletResponse response) throws IOException;
}
