package io.github.swremulator.distribution;

import io.github.swremulator.registry.AccessLevel;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What an operation needs on the image repository in its path: the action in the client's token, and the permission. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@interface Needs {

    Action value();

    /** An action, as scopes name it. */
    enum Action {
        PULL(AccessLevel.READ),
        PUSH(AccessLevel.WRITE),
        /** Clients call it {@code delete} or {@code *}; some have only {@code push}. */
        DELETE(AccessLevel.MANAGE);

        private final AccessLevel level;

        Action(AccessLevel level) {
            this.level = level;
        }

        AccessLevel level() {
            return level;
        }

        boolean isNamed(String action) {
            return switch (this) {
                case PULL -> action.equals("pull");
                case PUSH -> action.equals("push");
                case DELETE -> action.equals("delete") || action.equals("*") || action.equals("push");
            };
        }
    }
}
