package io.github.swremulator.access;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Whose credentials are good. */
@Component
class Users {

    private final List<User> all;
    private final Map<String, User> byAccessKey;
    private final Map<String, User> byId;

    Users(AccessSettings settings, OwnAccount own) {
        this.all = settings.users().stream().map(user -> User.of(user, own)).toList();
        this.byAccessKey = all.stream().collect(Collectors.toMap(User::accessKey, Function.identity()));
        this.byId = all.stream()
                .collect(Collectors.toMap(user -> user.caller().userId(), Function.identity(), (first, next) -> first));
    }

    @Nullable
    User withAccessKey(String accessKey) {
        return byAccessKey.get(accessKey);
    }

    @Nullable
    User withId(String id) {
        return byId.get(id);
    }

    Optional<User> find(Predicate<User> which) {
        return all.stream().filter(which).findFirst();
    }
}
