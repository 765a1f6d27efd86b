package io.github.swremulator.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is signed of a request. The vendor's clients do not agree in three points, so that there is more than one: an escape
 * in the path is signed as it is sent or as what it stands for, and the values of a repeated parameter in the order in
 * which they are sent or sorted. A path that is read as another one is signed as either of them. What was taken away from the
 * path's beginning is signed by a client that knows it as a part of its base URL, and not by one that signs what the service's
 * documentation has.
 */
final class CanonicalRequest {

    private CanonicalRequest() {}

    /** As texts whose every character is one byte. */
    static Set<String> of(HttpServletRequest request, String sentPath, List<String> signedHeaders, String bodyHash) {
        String headers = headers(request, signedHeaders);
        String names = String.join(";", signedHeaders);
        Set<String> all = new LinkedHashSet<>();
        for (String path : paths(PathPrefix.of(request), sentPath, request.getRequestURI())) {
            for (String query : queries(request.getQueryString())) {
                all.add(String.join("\n", request.getMethod(), path, query, headers, names, bodyHash));
            }
        }
        return all;
    }

    private static Set<String> paths(String prefix, String sent, String read) {
        Set<String> all = new LinkedHashSet<>();
        for (String path : List.of(prefix + sent, prefix + read, sent, read)) {
            all.add(path(path, false));
            all.add(path(path, true));
        }
        return all;
    }

    private static String path(String sent, boolean decoded) {
        String path = Arrays.stream(sent.split("/", -1))
                .map(segment -> PercentEncoding.encode(decoded ? PercentEncoding.decode(segment) : segment))
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
                        .computeIfAbsent(recoded(name), first -> new ArrayList<>())
                        .add(recoded(value));
            }
        }
        String asSent = query(parameters);
        parameters.values().forEach(Collections::sort);
        return asSet(asSent, query(parameters));
    }

    private static String recoded(String part) {
        return PercentEncoding.encode(PercentEncoding.decode(part.replace('+', ' ')));
    }

    private static String query(Map<String, List<String>> parameters) {
        return parameters.entrySet().stream()
                .flatMap(parameter -> parameter.getValue().stream().map(value -> parameter.getKey() + "=" + value))
                .collect(Collectors.joining("&"));
    }

    /** A header that is there several times has a line for each of its values. */
    private static String headers(HttpServletRequest request, List<String> names) {
        return names.stream()
                .flatMap(name -> values(request, name).map(value -> name + ":" + value + "\n"))
                .collect(Collectors.joining());
    }

    private static Stream<String> values(HttpServletRequest request, String name) {
        return Collections.list(request.getHeaders(name)).stream()
                .map(String::strip)
                .sorted();
    }

    private static Set<String> asSet(String one, String other) {
        return new LinkedHashSet<>(List.of(one, other));
    }
}
