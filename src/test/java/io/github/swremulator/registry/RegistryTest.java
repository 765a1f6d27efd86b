package io.github.swremulator.registry;

import io.github.swremulator.OnEachDatabase;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Tests of what the registry promises, without HTTP and on each database. Their constructor and methods take its beans as
 * parameters, a {@link TestClock} and a {@link io.github.swremulator.TestStore} among them. All tests of the run that want
 * the same settings share one registry for each database, which is empty before each of them.
 */
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@OnEachDatabase
@ExtendWith(RegistryExtension.class)
public @interface RegistryTest {

    /** Settings, each {@code name=value}. */
    String[] value() default {};

    /** The number of tags between two cached places of a list. */
    int stride() default 1000;
}
