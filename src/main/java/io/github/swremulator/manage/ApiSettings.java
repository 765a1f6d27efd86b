package io.github.swremulator.manage;

import io.github.swremulator.settings.SettingValue;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings of the management API.
 *
 * @param edition of the vendor's page swr_02_0035: {@code 2018}, of 2018-12-19, has fourteen fields a tag, and lists all tags
 *     unless a limit is specified; {@code current}, of 2025, has seventeen, and lists the first hundred
 * @param dialect whose service is emulated, where their pages or clients differ
 * @param registryHost the host, and the port if any, of pull addresses; {@code request} takes the one that the client called, and
 *     null that of the region; see {@link RegistryHosts}
 * @param internalHost the host and port of pull addresses inside a cluster, in edition 2018
 * @param tagMatch whether the parameter {@code tag} of the v2 list is a whole name or a part of one
 * @param errorFormat whether errors have the old and the recommended form at once, or are the older bare array; by default as in
 *     the dialect
 * @param maxDescription the most characters of the description of an image repository
 * @param v3NextMarker whether pages of the v3 tag list also have {@code next_marker}, which one client reads instead of
 *     {@code nextMarker}
 * @param maxLongLists how many lists longer than a page are written at a time; further ones wait
 */
@ConfigurationProperties("swr.api")
public record ApiSettings(
        @DefaultValue("2018") String edition,
        @DefaultValue("huaweicloud") Dialect dialect,
        @Nullable String registryHost,
        @DefaultValue("10.125.0.198:20202") String internalHost,
        @DefaultValue("exact") TagMatch tagMatch,
        @Nullable ErrorFormat errorFormat,
        @DefaultValue("30000") int maxDescription,
        @DefaultValue("false") boolean v3NextMarker,
        @DefaultValue("4") int maxLongLists) {

    /** The value of {@code registryHost} that stands for the host that the client called. */
    static final String HOST_OF_REQUEST = "request";

    private static final List<String> EDITIONS = List.of("2018", "current");
    private static final Pattern HOST =
            Pattern.compile("[A-Za-z0-9.-]{1,253}(:[0-9]{1,5})?|\\[[0-9A-Fa-f:.]+](:[0-9]{1,5})?");
    private static final String HOST_EXPECTED = "must be a host name or an address, and may end in a colon and a port";

    public ApiSettings {
        SettingValue.require(EDITIONS.contains(edition), "swr.api.edition", edition, "must be one of " + EDITIONS);
        if (registryHost != null) {
            SettingValue.requireMatch(HOST, "swr.api.registry-host", registryHost, HOST_EXPECTED);
        }
        SettingValue.requireMatch(HOST, "swr.api.internal-host", internalHost, HOST_EXPECTED);
        SettingValue.require(
                maxDescription >= 0 && maxDescription <= 30_000,
                "swr.api.max-description",
                maxDescription,
                "must be 0 to 30000");
        SettingValue.requireAtLeast(1, "swr.api.max-long-lists", maxLongLists);
    }

    /** The vendor's page of 2025 has one address for all clients, unlike that of Open Telekom Cloud. */
    boolean hasInternalAddresses() {
        return !isCurrentEdition() || dialect == Dialect.OTC;
    }

    boolean isErrorArray() {
        return (errorFormat == null ? dialect.errorFormat : errorFormat) == ErrorFormat.ARRAY;
    }

    public boolean isCurrentEdition() {
        return edition.equals("current");
    }

    public enum Dialect {
        HUAWEICLOUD(ErrorFormat.DUAL),
        /** Open Telekom Cloud. */
        OTC(ErrorFormat.ARRAY);

        private final ErrorFormat errorFormat;

        Dialect(ErrorFormat errorFormat) {
            this.errorFormat = errorFormat;
        }
    }

    public enum TagMatch {
        EXACT,
        CONTAINS
    }

    public enum ErrorFormat {
        DUAL,
        ARRAY
    }
}
