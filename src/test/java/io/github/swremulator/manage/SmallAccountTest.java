package io.github.swremulator.manage;

import io.github.swremulator.EmulatorTest;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Tests of an account with low quotas; {@link ActorsByHeader} selects the caller. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@EmulatorTest(
        value = {
            "swr.quota.organizations=3",
            "swr.quota.repositories=5",
            "swr.quota.tags=4",
            "swr.api.max-description=20"
        },
        beans = ActorsByHeader.class)
public @interface SmallAccountTest {}
