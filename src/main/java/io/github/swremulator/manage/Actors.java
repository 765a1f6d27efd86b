package io.github.swremulator.manage;

import io.github.swremulator.registry.Actor;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Component;

/** Tells who calls: where credentials are not verified, everybody is the emulator's own account and may do everything. */
@Component
class Actors {

    private final Actor everybody;

    Actors(ApiSettings settings) {
        this.everybody = new Actor(
                "0123456789abcdef0123456789abcdef", "swr-emulator", settings.accountId(), true, Actor.Power.EVERYTHING);
    }

    Actor of(HttpServletRequest request) {
        return everybody;
    }
}
