package io.github.swremulator.contract;

import io.github.swremulator.EmulatorTest;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Tests with an emulator that verifies each signature with the keys of these users. */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
@EmulatorTest({
    "swr.access.mode=verify",
    "swr.access.users[0].access-key=" + VerifiedUsers.OWNER,
    "swr.access.users[0].secret-key=" + VerifiedUsers.SECRET,
    "swr.access.users[0].password=" + VerifiedUsers.PASSWORD,
    "swr.access.users[1].access-key=" + VerifiedUsers.TEMPORARY,
    "swr.access.users[1].secret-key=" + VerifiedUsers.SECRET,
    "swr.access.users[1].security-token=" + VerifiedUsers.SECURITY_TOKEN,
    "swr.access.users[2].access-key=" + VerifiedUsers.STRANGER,
    "swr.access.users[2].secret-key=" + VerifiedUsers.STRANGERS_SECRET,
    "swr.access.users[2].id=" + VerifiedUsers.STRANGERS_ID,
    "swr.access.users[2].account-name=elsewhere"
})
@interface VerifiedUsers {

    /** A user of the account that owns the seed's data by default. */
    String OWNER = "AKOWNER";

    String SECRET = "secret";
    String PASSWORD = "pass";

    /** A user of the same account, with temporary keys. */
    String TEMPORARY = "AKTEMPORARY";

    String SECURITY_TOKEN = "security-token";

    /** A user of another account. */
    String STRANGER = "AKSTRANGER";

    String STRANGERS_SECRET = "other-secret";
    String STRANGERS_ID = "00000000000000000000000000004711";
}
