package io.github.swremulator.registry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/** A store in a folder. What was answered survives the process, however it ends. */
class FileStore implements JdbcConnectionDetails {

    private final String url;

    FileStore(Settings settings) {
        this.url = url(settings.dataDir());
    }

    /** The settings of the store in a folder. */
    @ConfigurationProperties("swr")
    record Settings(@DefaultValue("data") Path dataDir) {}

    @Override
    public String getJdbcUrl() {
        return url;
    }

    @Override
    public String getUsername() {
        return "sa";
    }

    @Override
    public String getPassword() {
        return "";
    }

    /** WRITE_DELAY=0 hands a write to the operating system before it is acknowledged. */
    private static String url(Path folder) {
        Path absolute = folder.toAbsolutePath().normalize();
        if (absolute.toString().indexOf(';') >= 0 || !canBeWritten(absolute)) {
            throw new InvalidConfigurationPropertyValueException(
                    "swr.data-dir", folder, "It must be a folder that can be written, without a ';' in its path");
        }
        return "jdbc:h2:file:" + absolute.resolve("swr") + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE";
    }

    private static boolean canBeWritten(Path folder) {
        try {
            return Files.isWritable(Files.createDirectories(folder));
        } catch (IOException e) {
            return false;
        }
    }
}
