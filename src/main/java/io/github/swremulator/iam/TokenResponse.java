package io.github.swremulator.iam;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.github.swremulator.access.Caller;
import io.github.swremulator.access.Logins.IssuedToken;
import io.github.swremulator.iam.Catalog.Service;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** A token (iam_30_0001, iam_30_0004), {@code {"token":{"methods":["password"],"expires_at":"…",…}}}; its value is in a header. */
record TokenResponse(Token token) {

    private static final DateTimeFormatter MICROSECONDS = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    /** The id and the name of a resource. */
    record Named(String id, String name) {

        static Named account(Caller caller) {
            return new Named(caller.accountId(), caller.accountName());
        }
    }

    record InAccount(String id, String name, Named domain) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonNaming(SnakeCaseStrategy.class)
    record Token(
            List<String> methods,
            String expiresAt,
            String issuedAt,
            InAccount user,
            @Nullable Named domain,
            @Nullable InAccount project,
            List<Named> roles,
            @Nullable List<Service> catalog) {}

    /**
     * @param region the emulator's own
     * @param catalog null if the client does not ask for it
     */
    static TokenResponse of(IssuedToken issued, Grant grant, String region, @Nullable List<Service> catalog) {
        Caller caller = issued.caller();
        return new TokenResponse(new Token(
                List.of(grant.method()),
                time(issued.expiresAt()),
                time(issued.issuedAt()),
                new InAccount(caller.userId(), caller.userName(), Named.account(caller)),
                grant.account(caller),
                grant.project(caller, region),
                caller.administrator() ? List.of(new Named("0", "te_admin")) : List.of(),
                catalog));
    }

    private static String time(Instant moment) {
        return MICROSECONDS.format(moment);
    }
}
