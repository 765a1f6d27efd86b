package io.github.swremulator.control;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;

/** Calls of all routes and of none, most of them wrong in some way; the same for the same seed. */
final class RandomCalls {

    /** What no header of a reply may contain. */
    static final String CANARY = "c4n4ry";

    private static final Pattern VARIABLE = Pattern.compile("\\{\\*?(\\w+)(?::([^}]+))?}");
    private static final List<String> METHODS =
            List.of("GET", "PUT", "POST", "PATCH", "DELETE", "HEAD", "OPTIONS", "TRACE", "CONNECT", "get", "F!", "");
    private static final List<String> PROBES = List.of(
            "/actuator",
            "/actuator/health",
            "/actuator/health/{name}",
            "/actuator/health/readiness",
            "/actuator/info",
            "/actuator/prometheus",
            "/actuator/{name}");
    private static final List<String> NAMES =
            List.of("namespace", "busybox", "latest", "v2", "default", "rule-1", "none", "a$b", "team", "app");
    private static final List<String> NUMBERS =
            List.of("0", "1", "25", "-1", "1000", "1001", "9223372036854775808", "1e400", "0x1", "٣");
    private static final List<String> NASTY = List.of(
            "",
            " ",
            "%",
            "'\"<>",
            "\0",
            "\r\n2026-01-01T00:00:00.000Z ERROR " + CANARY,
            "\u001b[31m" + CANARY,
            "../..",
            "a/b",
            ";x=" + CANARY,
            "\\",
            "ä€😀",
            "\ud800",
            "\u0085\u2028",
            "a".repeat(200),
            "a-".repeat(3000),
            "(".repeat(500),
            "[".repeat(2000),
            "{n}",
            "${jndi:" + CANARY + "}",
            "null",
            "true",
            CANARY);
    private static final List<String> RAW = List.of(
            "%2f",
            "%2F..",
            ";x",
            "//",
            "/./",
            "/../",
            "%00",
            "%0a",
            "%zz",
            "%",
            "%c3",
            "%25",
            "\u00ff",
            "\u00c3\u00a4",
            "\t",
            "#",
            "*",
            "?",
            "%5c",
            "|",
            "[]");
    private static final List<String> HEADERS = List.of(
            "X-Auth-Token",
            "Authorization",
            "X-Sdk-Date",
            "X-Emulator-Session",
            "X-Emulator-Token",
            "Content-Type",
            "Accept",
            "User-Agent",
            "Origin",
            "Sec-Fetch-Site",
            "Cookie",
            "Range",
            "If-None-Match",
            "X-Forwarded-Host",
            "X-Forwarded-Proto",
            "X-Project-Id",
            "Expect",
            "Upgrade",
            "Accept-Encoding",
            "Content-Encoding");
    private static final List<String> FAULTS = List.of("SVCSTG.SWR.4040010", "APIGW.0308", "APIGW.0303", "{", CANARY);
    private static final List<String> BODIES = List.of(
            "{}",
            "[]",
            "null",
            "group/app: {tags: [{name: %s, size: %d}]}",
            "{\"advance\":\"%d\"}",
            "{\"profile\":\"%s\"}",
            "{\"%s\":%d}",
            "&a [*a, *a]",
            "? [",
            "- - - -",
            "{\"a\":".repeat(1500),
            "[".repeat(5000),
            "a: ".repeat(2000),
            "%s",
            "%d");

    /** The bodies that routes expect, by the ends of their paths. */
    private static final Map<String, String> EXPECTED = Map.of(
            "/namespaces", "{\"namespace\":\"%s\"}",
            "/repos", "{\"repository\":\"%s\",\"is_public\":true,\"category\":\"%s\",\"description\":\"%s\"}",
            "/tags", "{\"source_tag\":\"latest\",\"destination_tag\":\"%s\"}",
            "/access", "[{\"user_id\":\"%s\",\"user_name\":\"%s\",\"auth\":7}]",
            "/auth/tokens",
                    "{\"auth\":{\"identity\":{\"methods\":[\"password\"],\"password\":{\"user\":{\"name\":\"%s\",\"password\":\"%s\",\"domain\":{\"name\":\"%s\"}}}}}}",
            "/sessions", "{\"name\":\"%s\",\"seed\":\"none\"}",
            "/data", "group/%s: [v1, {count: %d, name: \"{n}\"}]",
            "/clock", "{\"now\":\"2026-01-01T00:00:00Z\",\"frozen\":true}",
            "/faults", "{\"match\":{\"path\":\"/%s\"},\"when\":{\"nth\":%d},\"then\":{\"error\":\"APIGW.0308\"}}");

    private final List<Route> routes;
    private final List<String> parameters;

    private record Route(List<String> methods, String path) {}

    /** @param version with a blank before it; empty for HTTP/0.9 */
    record Call(String method, String target, String version, List<String> headers, String body) {

        String text() {
            String line = method + " " + target + version + "\r\n";
            return line
                    + String.join(
                            "", headers.stream().map(header -> header + "\r\n").toList()) + "\r\n" + body;
        }

        byte[] bytes() {
            return text().getBytes(StandardCharsets.ISO_8859_1);
        }

        /** Whether the end of the request is where its headers say, so that another request can follow. */
        boolean hasClearEnd() {
            return !text().contains("\r\nzz\r\n");
        }

        boolean hasReadableLine() {
            return !method.isEmpty() && target.matches("[^\\x00-\\x20#\\x7f]+") && version.length() > 1;
        }

        /** Calls with something less, of which one may have the same effect. */
        Stream<Call> smaller() {
            Stream<Call> withoutAHeader = headers.stream()
                    .filter(header -> !isOfBody(header))
                    .map(header -> {
                        List<String> rest = new ArrayList<>(headers);
                        rest.remove(header);
                        return new Call(method, target, version, rest, body);
                    });
            List<String> others =
                    headers.stream().filter(header -> !isOfBody(header)).toList();
            Stream<Call> withShorterBody = headers.contains("Transfer-Encoding: chunked")
                    ? Stream.of(new Call(method, target, version, others, ""))
                    : Stream.of("", body.substring(body.length() / 2), body.substring(0, body.length() / 2))
                            .map(rest -> new Call(method, target, version, withLength(rest), rest));
            Stream<Call> withShorterTarget = Stream.concat(
                            Stream.of(target.replaceFirst("\\?.*", ""), target.replaceFirst("&[^&]*$", "")),
                            Stream.of(10, 100, 1000).map(n -> target.substring(0, Math.max(1, target.length() - n))))
                    .map(rest -> new Call(method, rest, version, headers, body));
            return Stream.of(withoutAHeader, withShorterBody, withShorterTarget)
                    .flatMap(some -> some)
                    .filter(call -> call.text().length() < text().length());
        }

        private static boolean isOfBody(String header) {
            return header.startsWith("Content-Length: ") || header.startsWith("Transfer-Encoding: ");
        }

        private List<String> withLength(String rest) {
            return headers.stream()
                    .map(header -> header.startsWith("Content-Length: ") ? "Content-Length: " + rest.length() : header)
                    .toList();
        }
    }

    RandomCalls(RequestMappingHandlerMapping known, Description description) {
        this.routes = new ArrayList<>();
        known.getHandlerMethods()
                .keySet()
                .forEach(route -> route.getPatternValues()
                        .forEach(path -> routes.add(new Route(
                                route.getMethodsCondition().getMethods().stream()
                                        .map(Enum::name)
                                        .sorted()
                                        .toList(),
                                path))));
        routes.sort((one, other) -> one.toString().compareTo(other.toString()));
        PROBES.forEach(path -> routes.add(new Route(List.of("GET"), path)));
        this.parameters = Stream.concat(
                        Stream.of(
                                "limit",
                                "offset",
                                "filter",
                                "order_column",
                                "order_type",
                                "tag",
                                "marker",
                                "name",
                                "namespace",
                                "center",
                                "includedNames"),
                        description.document().findValues("parameters").stream()
                                .flatMap(JsonNode::valueStream)
                                .map(parameter -> description
                                        .resolved(parameter)
                                        .get("name")
                                        .stringValue()))
                .distinct()
                .sorted()
                .toList();
    }

    List<String> paths() {
        return routes.stream().map(Route::path).distinct().toList();
    }

    Call next(long seed) {
        return new Generator(new Random(seed * 0x9E3779B97F4A7C15L)).call();
    }

    private final class Generator {

        private final Random random;

        Generator(Random random) {
            this.random = random;
        }

        private boolean once(int in) {
            return random.nextInt(in) == 0;
        }

        private <T> T any(List<T> of) {
            return of.get(random.nextInt(of.size()));
        }

        Call call() {
            Route route = any(routes);
            String method = route.methods().isEmpty() || once(8) ? any(METHODS) : any(route.methods());
            String version = once(50)
                    ? any(List.of("", " HTTP/1.0", " HTTP/2.0", " HTTP/9", " http/1.1", " " + CANARY))
                    : " HTTP/1.1";
            List<String> headers = new ArrayList<>(List.of(once(30) ? "Host: " + raw(any(NASTY)) : "Host: localhost"));
            for (int n = random.nextInt(3); n > 0; n--) {
                headers.add(any(HEADERS) + ": " + raw(word()));
            }
            if (once(20)) {
                headers.add("X-Emulator-Fault: " + any(FAULTS));
            }
            String body = method.equals("GET") && !once(10) ? "" : body(route.path());
            if (!body.isEmpty() && once(4)) {
                headers.add("Transfer-Encoding: chunked");
                body = Integer.toHexString(body.length()) + "\r\n" + body + "\r\n"
                        + (once(20) ? "zz\r\n" : "0\r\n\r\n");
            } else if (!body.isEmpty() || once(4)) {
                headers.add("Content-Length: " + body.length());
            }
            if (once(100)) {
                headers.add(any(List.of(
                        "Content-Length: x",
                        "Content-Length: -1",
                        "Transfer-Encoding: " + CANARY,
                        "no colon",
                        " folded",
                        ": no name",
                        "Host: other")));
            }
            return new Call(method, target(route.path()), version, headers, body);
        }

        private String target(String pattern) {
            StringBuilder path = new StringBuilder();
            Matcher variable = VARIABLE.matcher(pattern);
            while (variable.find()) {
                String value = once(2) ? any(NAMES) : encoded(word());
                variable.appendReplacement(path, Matcher.quoteReplacement(value));
            }
            variable.appendTail(path);
            if (once(6)) {
                path.insert(random.nextInt(path.length() + 1), any(RAW));
            }
            if (once(20)) {
                path.insert(
                        0,
                        any(List.of(
                                "/",
                                "/_session/default",
                                "/_session/none",
                                "/_session/" + encoded(word()),
                                "http://localhost",
                                "http://" + CANARY + ":80",
                                "x")));
            }
            if (once(2)) {
                path.append('?');
                for (int n = random.nextInt(4); n >= 0; n--) {
                    path.append(once(10) ? encoded(word()) : any(parameters));
                    path.append(once(10) ? any(RAW) : "=")
                            .append(once(8) ? any(RAW) : encoded(word()))
                            .append('&');
                }
            }
            return path.toString();
        }

        private String word() {
            return switch (random.nextInt(5)) {
                case 0 -> any(NAMES);
                case 1 -> any(NUMBERS);
                case 2 -> any(parameters) + "::" + any(NUMBERS) + "|" + any(parameters) + "::" + any(NASTY);
                default -> any(NASTY);
            };
        }

        private static String encoded(String word) {
            return URLEncoder.encode(word, StandardCharsets.UTF_8).replace("+", "%20");
        }

        /** The bytes of UTF-8, each of which is a character. */
        private static String raw(String word) {
            return new String(word.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        }

        private String body(String path) {
            StringBuilder body = new StringBuilder();
            String end = path.substring(path.lastIndexOf(path.endsWith("/tokens") ? "/auth/" : "/"));
            String expected = EXPECTED.getOrDefault(end, any(BODIES));
            Matcher gap = Pattern.compile("%[sd]")
                    .matcher(
                            once(3)
                                    ? any(EXPECTED.values().stream().sorted().toList())
                                    : once(3) ? any(BODIES) : expected);
            while (gap.find()) {
                String value = gap.group().equals("%d") || once(8) ? any(NUMBERS) : once(4) ? any(NASTY) : any(NAMES);
                gap.appendReplacement(body, Matcher.quoteReplacement(value));
            }
            gap.appendTail(body);
            String sent = raw(body.toString());
            if (!sent.isEmpty() && once(6)) {
                int at = random.nextInt(sent.length());
                return once(2)
                        ? sent.substring(0, at)
                        : sent.substring(0, at) + (char) random.nextInt(256) + sent.substring(at + 1);
            }
            return sent;
        }
    }
}
