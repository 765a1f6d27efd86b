package io.github.swremulator.access;

import org.springframework.stereotype.Component;

/** The account that owns what no seed gives to another, and that calls where credentials are not verified. */
@Component
public class OwnAccount {

    static final String NAME = "default";

    private final AccountSettings settings;

    OwnAccount(AccountSettings settings) {
        this.settings = settings;
    }

    public String id() {
        return settings.accountId();
    }

    /** Of the user that calls where credentials are not verified. */
    public String userId() {
        return User.userId(NAME, NAME);
    }

    public String name() {
        return NAME;
    }
}
