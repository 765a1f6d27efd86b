package io.github.swremulator;

import java.io.File;
import org.slf4j.LoggerFactory;
import org.springframework.aot.AotDetector;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.system.ApplicationHome;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.context.ApplicationContext;
import org.springframework.core.SpringProperties;

/** Starts the emulator. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class SwrEmulatorApplication {

    public static void main(String[] args) {
        startFromWhatTheBuildFound();
        ApplicationContext emulator = SpringApplication.run(SwrEmulatorApplication.class, args);
        LoggerFactory.getLogger(SwrEmulatorApplication.class)
                .info(FirstCall.message(emulator.getBean(ServerProperties.class), emulator.getEnvironment()));
    }

    /** The jar has its beans as code; classes in a folder may have none, or that of an older build. */
    private static void startFromWhatTheBuildFound() {
        File source = new ApplicationHome(SwrEmulatorApplication.class).getSource();
        if (source != null && source.isFile() && SpringProperties.getProperty(AotDetector.AOT_ENABLED) == null) {
            SpringProperties.setProperty(AotDetector.AOT_ENABLED, "true");
        }
    }
}
