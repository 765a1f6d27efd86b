package io.github.swremulator.iam;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.swremulator.access.Caller;
import io.github.swremulator.access.Logins.IssuedToken;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What is told of a token that was issued; the token itself is in a header. */
record TokenResponse(Token token) {

    private static final DateTimeFormatter MICROSECONDS = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    record InAccount(String id, String name, Named domain) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Token(
            List<String> methods,
            @JsonProperty("expires_at") String expiresAt,
            @JsonProperty("issued_at") String issuedAt,
            InAccount user,
            @Nullable Named domain,
            @Nullable InAccount project,
            List<Named> roles,
            List<String> catalog) {}

    static TokenResponse of(IssuedToken issued, String method, Scope scope) {
        Caller caller = issued.caller();
        Named account = Scope.account(caller);
        Named project = scope.project();
        return new TokenResponse(new Token(
                List.of(method),
                time(issued.expiresAt()),
                time(issued.issuedAt()),
                new InAccount(caller.userId(), caller.userName(), account),
                scope.domain(),
                project == null ? null : new InAccount(project.id(), project.name(), account),
                caller.administrator() ? List.of(new Named("0", "te_admin")) : List.of(),
                List.of()));
    }

    private static String time(Instant moment) {
        return MICROSECONDS.format(moment);
    }
}
