package io.github.swremulator.registry;

import io.github.swremulator.settings.SettingValue;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How many there are, and how many there may be.
 *
 * @param limit of what clients create; a seed or the control API may load more
 */
public record Quota(Kind of, long limit, long used) {

    /** What is counted. */
    public enum Kind {
        ORGANIZATIONS("organizations of this account"),
        IMAGE_REPOSITORIES("image repositories of this account"),
        TAGS("tags of this image repository");

        private final String plural;

        Kind(String plural) {
            this.plural = plural;
        }

        @Override
        public String toString() {
            return plural;
        }
    }

    /**
     * The limits of what clients create.
     *
     * @param organizations of one account
     * @param repositories image repositories of one account
     * @param tags of one image repository
     */
    @ConfigurationProperties("swr.quota")
    record Settings(
            @DefaultValue("100") long organizations,
            @DefaultValue("10000") long repositories,
            @DefaultValue("100000") long tags) {

        Settings {
            SettingValue.requireAtLeast(0, "swr.quota.organizations", organizations);
            SettingValue.requireAtLeast(0, "swr.quota.repositories", repositories);
            SettingValue.requireAtLeast(0, "swr.quota.tags", tags);
        }
    }

    /** @throws RegistryException when no more may be created */
    void requireRoom() {
        if (used >= limit) {
            throw RegistryException.quotaExceeded(this);
        }
    }
}
