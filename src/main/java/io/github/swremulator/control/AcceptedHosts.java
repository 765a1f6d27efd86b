package io.github.swremulator.control;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.util.function.SingletonSupplier;

/**
 * The names by which the control API may be called. A page in a browser can make any name of its own mean this machine
 * (DNS rebinding), and would then be on the same site; names that nobody can own in the DNS are safe.
 */
final class AcceptedHosts {

    private static final Pattern HOST_AND_PORT =
            Pattern.compile("(\\[[0-9a-f:.]+(?:%[\\w.~-]+)?]|[a-z0-9._-]+)(?::[0-9]{0,5})?");
    private static final Pattern ADDRESS = Pattern.compile("\\[.*|[0-9]{1,3}(?:\\.[0-9]{1,3}){3}");
    private static final List<String> OWN = List.of("*.localhost", "host.docker.internal", "host.containers.internal");

    private final List<String> names;
    private final Supplier<String> machine = SingletonSupplier.of(AcceptedHosts::nameOfMachine);

    AcceptedHosts(List<String> more) {
        this.names = Stream.concat(OWN.stream(), more.stream().map(AcceptedHosts::lowerCase))
                .toList();
    }

    /** Whether a value of the header {@code Host} is one of them, with any port. */
    boolean accept(String host) {
        var matcher = HOST_AND_PORT.matcher(lowerCase(host));
        return matcher.matches() && acceptName(matcher.group(1));
    }

    private boolean acceptName(String name) {
        return ADDRESS.matcher(name).matches()
                || name.indexOf('.') < 0
                || names.stream().anyMatch(accepted -> matches(accepted, name))
                || name.equals(machine.get());
    }

    private static boolean matches(String accepted, String name) {
        return accepted.startsWith("*") ? name.endsWith(accepted.substring(1)) : name.equals(accepted);
    }

    private static String nameOfMachine() {
        try {
            return lowerCase(InetAddress.getLocalHost().getHostName());
        } catch (UnknownHostException e) {
            return "";
        }
    }

    private static String lowerCase(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
