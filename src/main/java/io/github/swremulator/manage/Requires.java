package io.github.swremulator.manage;

import io.github.swremulator.registry.AccessLevel;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What who calls an operation must be allowed to do with the organization or image repository that its path names. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Requires {

    AccessLevel value();
}
