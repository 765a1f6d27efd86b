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

    protected Actors(AccountSettings own) {
        this.own = own;
    }

    public Actor of(HttpServletRequest request) {
        Caller caller = Caller.of(request);
        return caller == null ? ownAccount() : actor(caller);
    }

    private Actor ownAccount() {
        return new Actor(own.userId(), own.accountName(), own.accountId(), true, Power.EVERYTHING);
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
