package io.github.swremulator.access;

import io.github.swremulator.EmulatorTest;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Tests against an emulator that verifies the credentials of these users, and has the routes of {@link Echo}. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@EmulatorTest(
        value = {
            "swr.access.mode=verify",
            "swr.api.region=eu-de",
            "swr.access.users[0].access-key=" + SignedCall.ACCESS_KEY,
            "swr.access.users[0].secret-key=" + SignedCall.SECRET_KEY,
            "swr.access.users[1].access-key=AK1",
            "swr.access.users[1].secret-key=hidden-secret",
            "swr.access.users[1].id=" + VerifyingTest.ALICE_ID,
            "swr.access.users[1].name=alice",
            "swr.access.users[1].password=hidden-password",
            "swr.access.users[1].account-id=" + VerifyingTest.ACCOUNT_ID,
            "swr.access.users[1].account-name=acme",
            "swr.access.users[1].role=user",
            "swr.access.users[2].access-key=" + VerifyingTest.TEMPORARY,
            "swr.access.users[2].secret-key=temporary-secret",
            "swr.access.users[2].security-token=security-token-1",
            "swr.access.users[2].expires-at=2026-01-01T01:00:00Z",
            "swr.access.users[3].access-key=" + VerifyingTest.LATE,
            "swr.access.users[3].secret-key=temporary-secret",
            "swr.access.users[3].security-token=security-token-2",
            "swr.access.users[3].expires-at=2026-01-01T00:00:00Z",
            "swr.access.tokens[0].token=configured",
            "swr.access.tokens[0].user=alice",
            "swr.access.tokens[1].token=ending",
            "swr.access.tokens[1].user=" + VerifyingTest.TEMPORARY,
            "swr.access.tokens[1].expires-at=2026-01-01T00:30:00Z"
        },
        beans = Echo.class)
public @interface VerifyingTest {

    String ALICE_ID = "fedcba9876543210fedcba9876543210";
    String ACCOUNT_ID = "0123456789abcdef0123456789abcdef";
    String TEMPORARY = "TEMPORARY";
    String LATE = "LATE";
}
