package io.github.swremulator.seed;

import static java.util.Objects.requireNonNull;

import io.github.swremulator.registry.AccessLevel;
import io.github.swremulator.registry.UserPermission;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonToken;

/** The permissions in a document, in SWR's words: {@code [{"user_id":"u1","user_name":"ann","auth":7}]}. */
final class DocumentPermissions implements DocumentAttachment<UserPermission> {

    private static final List<String> MEMBERS = List.of("user_id", "user_name", "auth");

    private static final Map<Long, AccessLevel> LEVELS =
            Map.of(7L, AccessLevel.MANAGE, 3L, AccessLevel.WRITE, 1L, AccessLevel.READ);
    private static final int MAX_LENGTH = 255;
    private static final String EXPECTED =
            "expected a list of permissions, such as [{user_id: u1, user_name: ann, auth: 7}]";
    private static final String LEVEL_EXPECTED = "expected 7 (manage), 3 (edit) or 1 (read)";

    @Override
    public String member() {
        return "permissions";
    }

    @Override
    public List<String> members() {
        return MEMBERS;
    }

    @Override
    public Class<UserPermission> type() {
        return UserPermission.class;
    }

    @Override
    public List<UserPermission> read(SeedTokens tokens) {
        Map<String, Place> users = new HashMap<>();
        if (tokens.current() != JsonToken.START_ARRAY) {
            throw tokens.place().broken(EXPECTED);
        }
        List<UserPermission> permissions = new ArrayList<>();
        while (tokens.next() != JsonToken.END_ARRAY) {
            if (tokens.current() != JsonToken.START_OBJECT) {
                throw tokens.place().broken(EXPECTED);
            }
            permissions.add(readOne(new SeedObject(tokens), tokens, users));
        }
        return permissions;
    }

    private static UserPermission readOne(SeedObject object, SeedTokens tokens, Map<String, Place> users) {
        String userId = null;
        String userName = null;
        AccessLevel level = null;
        for (String member = object.next(); member != null; member = object.next()) {
            switch (member) {
                case "user_id" -> userId = readUserId(tokens, users);
                case "user_name" -> userName = tokens.value().filledWord(MAX_LENGTH);
                case "auth" -> level = readLevel(tokens);
                default -> throw object.unknown(member, MEMBERS);
            }
        }
        return new UserPermission(
                required(object, "user_id", userId),
                required(object, "user_name", userName),
                required(object, "auth", level));
    }

    private static String readUserId(SeedTokens tokens, Map<String, Place> users) {
        Place place = tokens.place();
        String userId = tokens.value().filledWord(MAX_LENGTH);
        Place before = users.putIfAbsent(userId, place);
        if (before != null) {
            throw place.broken("user " + userId + " is there twice, before at " + before);
        }
        return userId;
    }

    private static AccessLevel readLevel(SeedTokens tokens) {
        return requireNonNull(LEVELS.get(tokens.value().number(LEVEL_EXPECTED, LEVELS::containsKey)));
    }

    private static <T> T required(SeedObject object, String member, @Nullable T value) {
        if (value == null) {
            throw object.begin().broken("expected a permission with the key \"" + member + "\"");
        }
        return value;
    }

    @Override
    public void write(JsonGenerator json, List<UserPermission> permissions) {
        for (UserPermission permission : permissions) {
            json.writeStartObject();
            json.writeStringProperty("user_id", permission.userId());
            json.writeStringProperty("user_name", permission.userName());
            json.writeNumberProperty("auth", auth(permission.level()));
            json.writeEndObject();
        }
    }

    private static int auth(AccessLevel level) {
        return switch (level) {
            case MANAGE -> 7;
            case WRITE -> 3;
            case READ -> 1;
        };
    }
}
