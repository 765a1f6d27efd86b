package io.github.swremulator;

import java.net.Inet6Address;
import java.net.InetAddress;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.web.server.Ssl;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.core.env.Environment;

/** Tells the user, as the last line of the start, where the emulator listens and what to type. */
final class FirstCall {

    private FirstCall() {}

    static String message(ServerProperties server, Environment environment) {
        String endpoint = (Ssl.isEnabled(server.getSsl()) ? "https://" : "http://") + host(server.getAddress()) + ":"
                + environment.getRequiredProperty("local.server.port");
        if (environment.getProperty("swr.access.mode", "open").equalsIgnoreCase("open")) {
            return "Ready. Type in another terminal: curl " + endpoint + "/v2/manage/repos";
        }
        return "Ready at " + endpoint + " for calls with a credential";
    }

    private static String host(@Nullable InetAddress address) {
        if (address == null || address.isAnyLocalAddress() || address.equals(InetAddress.getLoopbackAddress())) {
            return "localhost";
        }
        String literal = address.getHostAddress();
        return address instanceof Inet6Address ? "[" + literal + "]" : literal;
    }
}
