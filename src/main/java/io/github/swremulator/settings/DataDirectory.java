package io.github.swremulator.settings;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.core.env.Environment;
import org.springframework.util.unit.DataSize;

/**
 * The folder in which the profile {@code file} keeps everything.
 *
 * @param dataDirReserve the space on its disk that is kept for changes that are under way when the disk is full
 */
@ConfigurationProperties("swr")
public record DataDirectory(
        @DefaultValue("data") Path dataDir,
        @DefaultValue("32MB") DataSize dataDirReserve) {

    public DataDirectory {
        SettingValue.require(
                dataDirReserve.toBytes() >= 0 && dataDirReserve.toGigabytes() <= 100,
                "swr.data-dir-reserve",
                dataDirReserve,
                "must be 0B to 100GB");
    }

    public static boolean isUsed(Environment environment) {
        return environment.matchesProfiles("file");
    }
}
