package io.github.swremulator.manage;

import org.springframework.boot.context.properties.ConfigurationPropertiesBinding;
import org.springframework.core.convert.converter.Converter;
import org.springframework.stereotype.Component;

/** Which edition of the vendor's page (swr_02_0035) is answered. */
public enum Edition {
    /** Of 2018-12-19: fourteen members a tag; without a limit every tag. */
    OF_2018("2018"),
    /** Of 2025: seventeen members a tag; without a limit the first hundred tags. */
    CURRENT("current");

    private final String setting;

    Edition(String setting) {
        this.setting = setting;
    }

    /** Reads the setting, since no name in Java begins with a digit. */
    @Component
    @ConfigurationPropertiesBinding
    static class FromSetting implements Converter<String, Edition> {

        @Override
        public Edition convert(String setting) {
            for (Edition edition : values()) {
                if (edition.setting.equalsIgnoreCase(setting.strip())) {
                    return edition;
                }
            }
            throw new IllegalArgumentException("an edition is 2018 or current");
        }
    }
}
