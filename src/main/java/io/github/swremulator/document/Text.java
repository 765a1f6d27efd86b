package io.github.swremulator.document;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Limits a string. */
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface Text {

    /** The largest length, in characters. */
    int max();

    /** Whether a number is read as it is written: in YAML, {@code 1.10} is a number. */
    boolean orNumber() default false;

    /** Whether it may be empty or only space. */
    boolean blank() default true;
}
