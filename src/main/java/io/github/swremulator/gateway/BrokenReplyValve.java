package io.github.swremulator.gateway;

import jakarta.servlet.ServletException;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;

/** Breaks off the replies that a filter asked to break off: no filter can reach the connection. */
class BrokenReplyValve extends ValveBase {

    BrokenReplyValve() {
        super(true);
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        getNext().invoke(request, response);
        if (BrokenReply.isDue(request)) {
            response.getCoyoteResponse().action(ActionCode.CLOSE_NOW, BrokenReply.signal(request));
        }
    }
}
