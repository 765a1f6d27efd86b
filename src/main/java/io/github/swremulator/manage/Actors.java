package io.github.swremulator.manage;

import io.github.swremulator.access.AccountSettings;
import io.github.swremulator.access.Caller;
import io.github.swremulator.registry.Actor;
import io.github.swremulator.registry.Actor.Power;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Component;

/** Resolves the caller of a request: without verified credentials, the emulator's own account, which may do everything. */
@Component
public class Actors {

    private final AccountSettings own;
    /** The caller of requests whose credentials are not verified. */
    private final Actor ownAccount;

    protected Actors(AccountSettings own) {
        this.own = own;
        this.ownAccount = new Actor(own.userId(), own.accountName(), own.accountId(), true, Power.EVERYTHING);
    }

    public Actor of(HttpServletRequest request) {
        Caller caller = Caller.of(request);
        return caller == null ? ownAccount : actor(caller);
    }

    private Actor actor(Caller caller) {
        return new Actor(
                caller.userId(),
                caller.userName(),
                caller.accountId(),
                caller.accountId().equals(own.accountId()),
                caller.administrator() ? Power.EVERYTHING_OF_ITS_ACCOUNT : Power.NOTHING);
    }
}
