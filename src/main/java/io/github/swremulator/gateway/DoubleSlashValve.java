package io.github.swremulator.gateway;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.regex.Pattern;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;

/** Reads a {@code //} in front of the API's paths as {@code /}: clients whose endpoint ends with a slash send it. */
class DoubleSlashValve extends ValveBase {

    /** Plainly the API's: whatever else begins so, such as a disguise of the control API, stays an unknown route. */
    private static final Pattern DOUBLED = Pattern.compile("//(?:v[23](?:/.*)?)?");

    DoubleSlashValve() {
        super(true);
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        String path = request.getRequestURI();
        if (path != null && path.startsWith("//") && DOUBLED.matcher(path).matches()) {
            SentPath.replace(request, path.substring(1));
        }
        getNext().invoke(request, response);
    }
}
