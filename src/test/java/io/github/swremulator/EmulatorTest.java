package io.github.swremulator;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Tests with an {@link Emulator} of these settings, which their constructor, methods and {@code @BeforeEach} methods take as
 * a parameter. All tests with the same settings share one emulator, which is reset before each of them. An annotation on a
 * method replaces that of the class. Use the parameter {@link Emulators} to get more emulators.
 */
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
@ExtendWith({EmulatorExtension.class, Transcript.class})
public @interface EmulatorTest {

    /** Settings, each {@code name=value}. */
    String[] value() default {};

    /** Additional beans of the test. */
    Class<?>[] beans() default {};

    /** Whether the class changes something that a reset does not restore: then it does not share its emulator. */
    boolean own() default false;
}
