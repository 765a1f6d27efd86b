package io.github.swremulator.distribution;

import io.github.swremulator.registry.AccessLevel;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.List;
import java.util.Locale;

/** What an operation needs on the image repository in its path: the action in the client's token, and the permission. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@interface Needs {

    Action value();

    /** An action, as scopes name it. */
    enum Action {
        PULL(AccessLevel.READ),
        PUSH(AccessLevel.WRITE),
        DELETE(AccessLevel.MANAGE);

        private final AccessLevel level;

        Action(AccessLevel level) {
            this.level = level;
        }

        AccessLevel level() {
            return level;
        }

        String label() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** By a scope; its {@code *} asks for every action, and so does none, as in the challenge. */
        boolean isWanted(List<String> actions) {
            return actions.contains(label()) || actions.contains("*") || actions.equals(List.of(""));
        }

        /** By a token; some clients delete with one for {@code push}. */
        boolean isIn(List<String> actions) {
            return actions.contains(label()) || (this == DELETE && actions.contains(PUSH.label()));
        }
    }
}
