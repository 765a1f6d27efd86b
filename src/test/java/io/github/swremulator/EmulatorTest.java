package io.github.swremulator;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Tests against an {@link Emulator} with these settings, which their constructor, methods and {@code @BeforeEach} methods
 * take as a parameter. All tests of the run that want the same settings share one emulator, which is reset before each of
 * them. What is written on a method counts for that method instead. {@link Emulators} as a parameter gives more of them.
 */
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
@ExtendWith({EmulatorExtension.class, Transcript.class})
public @interface EmulatorTest {

    /** Settings, each {@code name=value}. */
    String[] value() default {};

    /** Beans of the test, which the emulator has beside its own. */
    Class<?>[] beans() default {};

    /** The class changes what a reset does not put back: it gets an emulator that nobody else uses, before or after. */
    boolean own() default false;
}
