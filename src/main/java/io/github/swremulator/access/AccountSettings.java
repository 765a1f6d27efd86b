package io.github.swremulator.access;

import io.github.swremulator.settings.SettingValue;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The emulator's own account. It owns everything that a seed does not assign to another one, and its user is the caller when
 * credentials are not verified.
 *
 * @param accountId 32 hexadecimal digits
 * @param region the region of the project in a login command or a token that names none
 */
@ConfigurationProperties("swr.api")
public record AccountSettings(
        @DefaultValue("05949d5a5800d5c11f5cc01a15dbbd7d") String accountId,
        @DefaultValue("swr-emulator") String accountName,
        @DefaultValue("cn-north-1") String region) {

    private static final Pattern ID = Pattern.compile("[0-9a-f]{32}");
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,64}");
    private static final Pattern REGION = Pattern.compile("[A-Za-z0-9_.-]{1,64}");

    public AccountSettings {
        SettingValue.requireMatch(ID, "swr.api.account-id", accountId, "must be 32 lower-case hexadecimal digits");
        SettingValue.requireMatch(
                NAME, "swr.api.account-name", accountName, "must be 1 to 64 letters, digits, '_' and '-'");
        SettingValue.requireMatch(
                REGION, "swr.api.region", region, "must be letters, digits, '_', '.' and '-', 64 at most");
    }

    /** The id of an owning account; null stands for this one. */
    public String ownerId(@Nullable String accountId) {
        return accountId == null ? this.accountId : accountId;
    }

    /** The name of an owning account; of other accounts only the id is known. */
    public String ownerName(@Nullable String accountId) {
        return accountId == null ? accountName : accountId;
    }

    /** The id of the account's user, who has the account's name. */
    public String userId() {
        return Sha256.id("user", accountName, accountName);
    }
}
