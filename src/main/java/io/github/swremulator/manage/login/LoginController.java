package io.github.swremulator.manage.login;

import io.github.swremulator.access.Logins;
import io.github.swremulator.access.RegistryLogin;
import io.github.swremulator.manage.Actors;
import io.github.swremulator.manage.ApiSettings;
import io.github.swremulator.manage.InvalidParameterException;
import io.github.swremulator.manage.QueryString;
import io.github.swremulator.manage.RequiresNothing;
import io.github.swremulator.manage.SwrErrorCode;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Makes commands by which a Docker client logs in at the registry (swr_02_0052, 0058). */
@RestController
class LoginController {

    /** In small letters, since the vendor's SDK looks for nothing else. */
    private static final String EXPIRY_HEADER = "x-swr-expireat";

    private static final DateTimeFormatter EXPIRY = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    /** It goes into a header and before a colon. */
    private static final Pattern PROJECT = Pattern.compile("[A-Za-z0-9_.-]{1,64}");

    private static final Pattern SECONDS = Pattern.compile("[0-9]{3,5}");
    private static final Duration SHORTEST = Duration.ofMinutes(15);
    private static final Duration LONGEST = Duration.ofHours(24);

    private final ApiSettings settings;
    private final Actors actors;
    private final Logins logins;
    private final Clock clock;

    LoginController(ApiSettings settings, Actors actors, Logins logins, Clock clock) {
        this.settings = settings;
        this.actors = actors;
        this.logins = logins;
        this.clock = clock;
    }

    @RequiresNothing
    @PostMapping(name = "CreateSecret", path = "/v2/manage/utils/secret")
    ResponseEntity<LoginResponse> createSecret(HttpServletRequest request) {
        var parameters = QueryString.firstValues(request.getQueryString());
        String project = parameters.getOrDefault("projectname", "");
        String seconds = parameters.getOrDefault("duration_seconds", "");
        return answer(
                project.isEmpty() ? settings.region() : project(project),
                seconds.isEmpty() ? LONGEST : duration(seconds),
                request);
    }

    @RequiresNothing
    @PostMapping(name = "CreateAuthorizationToken", path = "/v2/manage/utils/authorizationtoken")
    ResponseEntity<LoginResponse> createAuthorizationToken(HttpServletRequest request) {
        return answer("bearertoken", LONGEST, request);
    }

    private ResponseEntity<LoginResponse> answer(String project, Duration duration, HttpServletRequest request) {
        RegistryLogin key = logins.registry(actors.of(request).userId());
        Login login = new Login(project + "@" + key.accessKey(), key.password());
        Instant expiry = clock.instant().plus(duration);
        return ResponseEntity.ok()
                .header("X-Swr-Dockerlogin", "docker login -u " + login.user() + " -p " + login.password())
                .header(EXPIRY_HEADER, EXPIRY.format(expiry))
                .body(LoginResponse.from(login, settings.registryHost(request)));
    }

    private static String project(String name) {
        if (!PROJECT.matcher(name).matches()) {
            throw new InvalidParameterException(
                    SwrErrorCode.INVALID_QUERY,
                    "projectname has 1 to 64 characters: letters, digits, '_', '.' and '-'");
        }
        return name;
    }

    private static Duration duration(String seconds) {
        Duration duration =
                SECONDS.matcher(seconds).matches() ? Duration.ofSeconds(Long.parseLong(seconds)) : Duration.ZERO;
        if (duration.compareTo(SHORTEST) < 0 || duration.compareTo(LONGEST) > 0) {
            throw new InvalidParameterException(
                    SwrErrorCode.INVALID_QUERY,
                    "duration_seconds is a whole number from " + SHORTEST.toSeconds() + " to " + LONGEST.toSeconds());
        }
        return duration;
    }
}
