package io.github.swremulator.gateway;

import io.github.swremulator.access.QueryString;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A request whose parameters {@link QueryString} reads, on every route. Tomcat would refuse some, and log them as they are. */
final class QueryRequest extends HttpServletRequestWrapper {

    private @Nullable Map<String, String[]> parameters;

    QueryRequest(HttpServletRequest request) {
        super(request);
    }

    @Override
    public Map<String, String[]> getParameterMap() {
        if (parameters == null) {
            Map<String, String[]> read = new LinkedHashMap<>();
            QueryString.allValues(getQueryString())
                    .forEach((name, values) -> read.put(name, values.toArray(new String[0])));
            // Of superfluous separators.
            read.remove("");
            parameters = Collections.unmodifiableMap(read);
        }
        return parameters;
    }

    @Override
    public String @Nullable [] getParameterValues(String name) {
        return getParameterMap().get(name);
    }

    @Override
    public @Nullable String getParameter(String name) {
        String[] values = getParameterValues(name);
        return values == null ? null : values[0];
    }

    @Override
    public Enumeration<String> getParameterNames() {
        return Collections.enumeration(getParameterMap().keySet());
    }
}
