package io.github.swremulator.access;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriUtils;

/**
 * The strings that the signature of a request may be for. There are several, since the vendor's clients differ: they sign an escape
 * in the path as it is sent or decoded, the values of a repeated parameter in the order sent or sorted, the path before or after
 * the gateway's change, and a session's base URL or not.
 *
 * <p>All strings have one character per byte.
 */
final class CanonicalRequest {

    private static final Pattern ESCAPE = Pattern.compile("%([0-9A-Fa-f]{2})");

    private CanonicalRequest() {}

    static Set<String> of(HttpServletRequest request, List<String> signedHeaders, String bodyHash) {
        return of(request, signedHeaders, queries(request.getQueryString()), bodyHash);
    }

    /** Clients of the older signature hash the query of a POST without a body as if it were its body, that of a form. */
    static Set<String> ofQueryAsBody(HttpServletRequest request, List<String> signedHeaders) {
        Set<String> all = new LinkedHashSet<>();
        for (String query : queries(request.getQueryString())) {
            String form = query.replace("%20", "+");
            all.addAll(of(request, signedHeaders, Set.of(""), Sha256.hex(form.getBytes(ISO_8859_1))));
        }
        return all;
    }

    private static Set<String> of(
            HttpServletRequest request, List<String> signedHeaders, Set<String> queries, String bodyHash) {
        String headers = headers(request, signedHeaders);
        String names = String.join(";", signedHeaders);
        Set<String> all = new LinkedHashSet<>();
        for (String path : paths(SentPath.prefix(request), SentPath.of(request), request.getRequestURI())) {
            for (String query : queries) {
                all.add(String.join("\n", request.getMethod(), path, query, headers, names, bodyHash));
            }
        }
        return all;
    }

    private static Set<String> paths(String prefix, String sent, String changed) {
        return Stream.of(prefix + sent, prefix + changed, sent, changed)
                .flatMap(path -> Stream.of(path(path, false), path(path, true)))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static String path(String sent, boolean decoded) {
        String path = Arrays.stream(sent.split("/", -1))
                .map(segment -> encode(decoded ? decode(segment) : segment))
                .collect(Collectors.joining("/"));
        return path.endsWith("/") ? path : path + "/";
    }

    private static Set<String> queries(@Nullable String sent) {
        Map<String, List<String>> parameters = new TreeMap<>();
        for (String parameter : sent == null ? new String[0] : sent.split("&")) {
            if (!parameter.isEmpty()) {
                int equals = parameter.indexOf('=');
                String name = equals < 0 ? parameter : parameter.substring(0, equals);
                String value = equals < 0 ? "" : parameter.substring(equals + 1);
                parameters
                        .computeIfAbsent(recode(name), first -> new ArrayList<>())
                        .add(recode(value));
            }
        }
        Set<String> queries = new LinkedHashSet<>();
        queries.add(query(parameters));
        parameters.values().forEach(Collections::sort);
        queries.add(query(parameters));
        return queries;
    }

    private static String query(Map<String, List<String>> parameters) {
        return parameters.entrySet().stream()
                .flatMap(parameter -> parameter.getValue().stream().map(value -> parameter.getKey() + "=" + value))
                .collect(Collectors.joining("&"));
    }

    private static String recode(String part) {
        return encode(decode(part.replace('+', ' ')));
    }

    private static String encode(String text) {
        return UriUtils.encode(text, ISO_8859_1);
    }

    /** Unlike Spring's, leaves an invalid escape unchanged. */
    private static String decode(String text) {
        return ESCAPE.matcher(text)
                .replaceAll(escape ->
                        Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(escape.group(1), 16))));
    }

    /** A header with several values has a line for each of them. */
    private static String headers(HttpServletRequest request, List<String> names) {
        return names.stream()
                .flatMap(name -> Collections.list(request.getHeaders(name)).stream()
                        .map(String::strip)
                        .sorted()
                        .map(value -> name + ":" + value + "\n"))
                .collect(Collectors.joining());
    }
}
