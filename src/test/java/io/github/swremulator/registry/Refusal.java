package io.github.swremulator.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.swremulator.registry.RegistryException.Reason;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.assertj.core.api.ThrowableAssertAlternative;

/** Asserts that the registry refuses a call for a reason. */
record Refusal(Reason reason) {

    static Refusal assertThatRefused(Reason reason) {
        return new Refusal(reason);
    }

    ThrowableAssertAlternative<RegistryException> isThrownBy(ThrowingCallable call) {
        return assertThatExceptionOfType(RegistryException.class)
                .isThrownBy(call)
                .satisfies(refused -> assertThat(refused.reason()).isEqualTo(reason));
    }
}
