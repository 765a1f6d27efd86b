package io.github.swremulator;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Tests with an {@link Emulator} whose limits are low enough to reach in a test; delays may be long. */
@EmulatorTest({
    "swr.access.max-body=100B",
    "swr.control.faults.max-body=8B",
    "swr.control.faults.max-delay=10m",
    "swr.control.faults.max-held=1",
    "swr.control.faults.max-rules=3",
    "swr.journal.max-entries=3"
})
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface SmallLimits {}
