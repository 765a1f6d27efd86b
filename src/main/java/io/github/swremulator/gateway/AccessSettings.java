package io.github.swremulator.gateway;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who may call the API.
 *
 * @param mode whether a request must show a credential
 */
@ConfigurationProperties("swr.access")
record AccessSettings(@DefaultValue("open") Mode mode) {

    enum Mode {
        /** Every request is answered. */
        OPEN,
        /** A credential must be there; what it says is not looked at. */
        PRESENT
    }
}
