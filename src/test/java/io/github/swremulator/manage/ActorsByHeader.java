package io.github.swremulator.manage;

import io.github.swremulator.access.AccountSettings;
import io.github.swremulator.registry.Actor;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.springframework.context.annotation.Primary;

/**
 * Takes the caller from the header {@value #HEADER}: {@code user:account:power}, where the account {@code own} is the
 * emulator's own. It is not a component, so that only tests that name it get it.
 */
@Primary
public final class ActorsByHeader extends Actors {

    public static final String HEADER = "X-Test-Actor";

    /** A user of the emulator's own account without any power but permissions. */
    public static final String STRANGER = "stranger:own:nothing";

    /** The administrator of another account. */
    public static final String FOREIGN_ADMINISTRATOR =
            "foreigner:ffffffffffffffffffffffffffffffff:everything_of_its_account";

    private final String ownAccount;

    public ActorsByHeader(AccountSettings settings) {
        super(settings);
        this.ownAccount = settings.accountId();
    }

    @Override
    public Actor of(HttpServletRequest request) {
        String header = request.getHeader(HEADER);
        return header == null ? super.of(request) : actor(header.split(":"));
    }

    private Actor actor(String[] parts) {
        boolean isOwn = parts[1].equals("own");
        return new Actor(
                parts[0] + "-id",
                parts[0],
                isOwn ? ownAccount : parts[1],
                isOwn,
                Actor.Power.valueOf(parts[2].toUpperCase(Locale.ROOT)));
    }
}
