package io.github.swremulator.gateway;

import jakarta.servlet.ServletException;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;

/** Reaches the connection for those behind it, who cannot: shows it, and breaks off the replies that are to be broken off. */
class BrokenReplyValve extends ValveBase {

    BrokenReplyValve() {
        super(true);
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        ClientConnection.show(request);
        getNext().invoke(request, response);
        if (BrokenReply.isDue(request)) {
            response.getCoyoteResponse().action(ActionCode.CLOSE_NOW, BrokenReply.signal(request));
        }
    }
}
