package io.github.swremulator.iam;

import jakarta.validation.constraints.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What IAM tells.
 *
 * @param region whose project it is where a client names none
 */
@Validated
@ConfigurationProperties("swr.iam")
record IamSettings(
        @DefaultValue("cn-north-1")
        @Pattern(regexp = ProjectName.PATTERN, message = "must be a region such as cn-north-1")
        String region) {}
