package io.github.swremulator.registry;

import java.nio.charset.StandardCharsets;

/**
 * What one user may do with an organization or an image repository.
 *
 * @param userId of the user, 1 to 255 characters; it decides who is meant
 * @param userName for people to read, 1 to 255 characters
 */
public record UserPermission(String userId, String userName, AccessLevel level) {

    private static final int MAX_LENGTH = 255;

    /** @throws IllegalArgumentException when an id or a name is empty or too long, as the message says */
    public UserPermission {
        if (isInvalid(userId) || isInvalid(userName)) {
            throw new IllegalArgumentException("a user's id and name have 1 to " + MAX_LENGTH + " characters each");
        }
    }

    private static boolean isInvalid(String text) {
        return text.isBlank() || text.length() > MAX_LENGTH || text.indexOf('\0') >= 0 || !isEncodable(text);
    }

    /** Half of a surrogate pair is no character, and PostgreSQL would keep another one in its place. */
    private static boolean isEncodable(String text) {
        return StandardCharsets.UTF_8.newEncoder().canEncode(text);
    }
}
