package io.github.swremulator.access;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** The encoding of RFC 3986, between texts whose every character is one byte. */
final class PercentEncoding {

    private static final String UNRESERVED = "-._~";
    private static final String HEX = "0123456789ABCDEF";

    private PercentEncoding() {}

    static String encode(String text) {
        StringBuilder encoded = new StringBuilder();
        for (byte next : text.getBytes(StandardCharsets.ISO_8859_1)) {
            char character = (char) (next & 0xFF);
            if (isUnreserved(character)) {
                encoded.append(character);
            } else {
                encoded.append('%').append(HEX.charAt(character >> 4)).append(HEX.charAt(character & 0xF));
            }
        }
        return encoded.toString();
    }

    private static boolean isUnreserved(char character) {
        return (character >= 'a' && character <= 'z')
                || (character >= 'A' && character <= 'Z')
                || (character >= '0' && character <= '9')
                || UNRESERVED.indexOf(character) >= 0;
    }

    /** Leaves a broken escape as it is. */
    static String decode(String text) {
        ByteArrayOutputStream decoded = new ByteArrayOutputStream();
        for (int at = 0; at < text.length(); at++) {
            int escaped = text.charAt(at) == '%' ? escaped(text, at) : -1;
            decoded.write(escaped < 0 ? text.charAt(at) : escaped);
            at += escaped < 0 ? 0 : 2;
        }
        return decoded.toString(StandardCharsets.ISO_8859_1);
    }

    private static int escaped(String text, int at) {
        if (at + 2 >= text.length()) {
            return -1;
        }
        int high = Character.digit(text.charAt(at + 1), 16);
        int low = Character.digit(text.charAt(at + 2), 16);
        return high < 0 || low < 0 ? -1 : high << 4 | low;
    }
}
