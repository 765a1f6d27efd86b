package io.github.swremulator;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Starts the emulator. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class SwrEmulatorApplication {

    public static void main(String[] args) {
        SpringApplication.run(SwrEmulatorApplication.class, args);
    }
}
