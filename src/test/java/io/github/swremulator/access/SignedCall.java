package io.github.swremulator.access;

import io.github.swremulator.Emulator;
import io.github.swremulator.RawReply;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A request signed as the vendor's documentation defines it, and sent as it is, so that a test can change each part. */
public record SignedCall(String method, String path, String query, List<String> headers, String body) {

    public static final String ACCESS_KEY = "ACCESSKEY1";
    public static final String SECRET_KEY = "hidden-secret-key-1";
    public static final String DATE = "20260101T000000Z";
    public static final String CLOCK = "{\"now\":\"2026-01-01T00:00:00Z\",\"frozen\":true}";

    public static SignedCall get(String path, String query) {
        return new SignedCall("GET", path, query, List.of("Host: localhost", "X-Sdk-Date: " + DATE), "");
    }

    public static SignedCall post(String path, String body) {
        return new SignedCall("POST", path, "", List.of("Host: localhost", "X-Sdk-Date: " + DATE), body);
    }

    public SignedCall with(String header) {
        List<String> all = new ArrayList<>(headers);
        all.add(header);
        return new SignedCall(method, path, query, all, body);
    }

    public SignedCall without(String name) {
        return new SignedCall(
                method,
                path,
                query,
                headers.stream()
                        .filter(header -> !header.startsWith(name + ":"))
                        .toList(),
                body);
    }

    public SignedCall replaced(String part, String by) {
        return new SignedCall(
                method.replace(part, by),
                path.replace(part, by),
                query.replace(part, by),
                headers.stream().map(header -> header.replace(part, by)).toList(),
                body.replace(part, by));
    }

    public SignedCall signed() {
        return signed(ACCESS_KEY, SECRET_KEY, "host", "x-sdk-date");
    }

    public SignedCall signed(String accessKey, String secretKey, String... names) {
        return with("Authorization: SDK-HMAC-SHA256 Access=" + accessKey + ", SignedHeaders=" + String.join(";", names)
                + ", Signature=" + signature(secretKey, names));
    }

    /** Signs in the algorithm's older form, with a key for a day, a region and a service. */
    public SignedCall signedFor(String scope, String secretKey, String... names) {
        byte[] key = ("SDK" + secretKey).getBytes(StandardCharsets.UTF_8);
        for (String part : scope.split("/", -1)) {
            key = HexFormat.of().parseHex(hmac(key, part));
        }
        String toSign = toSign(names).replaceFirst("\n([^\n]*)$", "\n" + scope + "\n$1");
        return with("Authorization: SDK-HMAC-SHA256 Credential=" + ACCESS_KEY + "/" + scope + ", SignedHeaders="
                + String.join(";", names) + ", Signature=" + hmac(key, toSign));
    }

    public String signature(String secretKey, String... names) {
        return hmac(secretKey, toSign(names));
    }

    private String toSign(String... names) {
        String lines = Arrays.stream(names)
                .flatMap(name -> headers.stream()
                        .filter(header -> header.toLowerCase(Locale.ROOT).startsWith(name + ":"))
                        .map(header ->
                                name + ":" + header.substring(name.length() + 1).trim() + "\n"))
                .collect(Collectors.joining());
        String date = headers.stream()
                .filter(header -> header.startsWith("X-Sdk-Date: "))
                .map(header -> header.substring(12))
                .findFirst()
                .orElse("");
        String canonical = method + "\n" + canonicalPath() + "\n" + canonicalQuery() + "\n" + lines + "\n"
                + String.join(";", names) + "\n" + sha256(body);
        return "SDK-HMAC-SHA256\n" + date + "\n" + sha256(canonical);
    }

    private String canonicalPath() {
        String decoded = Arrays.stream(path.split("/"))
                .map(segment -> encode(URLDecoder.decode(segment, StandardCharsets.UTF_8)))
                .collect(Collectors.joining("/"));
        return decoded + "/";
    }

    private String canonicalQuery() {
        return Arrays.stream(query.split("&"))
                .filter(parameter -> !parameter.isEmpty())
                .map(parameter -> parameter.split("=", 2))
                .map(parts -> new String[] {encode(decode(parts[0])), parts.length < 2 ? "" : encode(decode(parts[1]))})
                .sorted(Comparator.<String[], String>comparing(parts -> parts[0])
                        .thenComparing(parts -> parts[1]))
                .map(parts -> parts[0] + "=" + parts[1])
                .collect(Collectors.joining("&"));
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
    }

    private static String sha256(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static String hmac(String key, String text) {
        return hmac(key.getBytes(StandardCharsets.UTF_8), text);
    }

    private static String hmac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public RawReply send(Emulator emulator) {
        String length = body.isEmpty() ? "" : "Content-Length: " + body.length() + "\r\n";
        return emulator.raw(start() + length + "\r\n" + body);
    }

    /** Sends the body in chunks, without a length, as the vendor's SDK for Java does. */
    public RawReply sendInChunks(Emulator emulator) {
        int half = body.length() / 2;
        return emulator.raw(start() + "Transfer-Encoding: chunked\r\n\r\n" + chunk(body.substring(0, half))
                + chunk(body.substring(half)) + "0\r\n\r\n");
    }

    private String start() {
        return method + " " + path + (query.isEmpty() ? "" : "?" + query) + " HTTP/1.1\r\nConnection: close\r\n"
                + String.join("\r\n", headers) + "\r\n";
    }

    private static String chunk(String text) {
        return Integer.toHexString(text.length()) + "\r\n" + text + "\r\n";
    }
}
