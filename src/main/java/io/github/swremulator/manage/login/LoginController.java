package io.github.swremulator.manage.login;

import io.github.swremulator.access.Logins;
import io.github.swremulator.access.Logins.RegistryLogin;
import io.github.swremulator.manage.InvalidParameterException;
import io.github.swremulator.manage.ListParameters;
import io.github.swremulator.manage.RegistryHosts;
import io.github.swremulator.manage.RequiresNothing;
import io.github.swremulator.manage.SwrErrorCode;
import io.github.swremulator.registry.Actor;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Creates commands to log in to the registry with Docker (swr_02_0052, swr_02_0058). */
@RestController
class LoginController {

    /** In lower case, the only form that the vendor's SDK looks for. */
    private static final String EXPIRY_HEADER = "x-swr-expireat";

    private static final DateTimeFormatter EXPIRY = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    /** The name of a project, which becomes part of a header, before a colon. */
    private static final Pattern PROJECT = Pattern.compile("[A-Za-z0-9_.-]{1,64}");

    private static final Duration SHORTEST = Duration.ofMinutes(15);
    private static final Duration LONGEST = Duration.ofHours(24);
    private static final Duration OF_TOKEN = Duration.ofHours(12);

    /** Clients read years of four digits. */
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999Z");

    private final RegistryHosts hosts;
    private final Logins logins;
    private final Clock clock;

    LoginController(RegistryHosts hosts, Logins logins, Clock clock) {
        this.hosts = hosts;
        this.logins = logins;
        this.clock = clock;
    }

    @RequiresNothing
    @PostMapping(name = "CreateSecret", path = "/v2/manage/utils/secret")
    ResponseEntity<LoginResponse> createSecret(Actor actor, HttpServletRequest request) {
        ListParameters parameters = ListParameters.parse(request.getQueryString());
        String project = parameters.value("projectname", LoginController::project);
        Long seconds = parameters.number("duration_seconds");
        Duration duration = seconds == null ? LONGEST : duration(seconds);
        return project == null
                ? reply(hosts.region(request), hosts.of(request), duration, actor, request)
                : reply(project, hosts.of(request, project), duration, actor, request);
    }

    @RequiresNothing
    @PostMapping(name = "CreateAuthorizationToken", path = "/v2/manage/utils/authorizationtoken")
    ResponseEntity<LoginResponse> createAuthorizationToken(Actor actor, HttpServletRequest request) {
        return reply("bearertoken", hosts.of(request), OF_TOKEN, actor, request);
    }

    private ResponseEntity<LoginResponse> reply(
            String project, String registryHost, Duration duration, Actor actor, HttpServletRequest request) {
        RegistryLogin login = logins.registry(actor.userId(), request);
        Instant end = clock.instant().plus(duration);
        String user = project + "@" + login.accessKey();
        return ResponseEntity.ok()
                .header("X-Swr-Dockerlogin", "docker login -u " + user + " -p " + login.password())
                .header(EXPIRY_HEADER, EXPIRY.format(end.isAfter(LAST) ? LAST : end))
                .body(LoginResponse.of(registryHost, user, login.password()));
    }

    private static String project(String name) {
        if (!PROJECT.matcher(name).matches()) {
            throw new InvalidParameterException(
                    SwrErrorCode.INVALID_QUERY, "projectname must be 1 to 64 letters, digits, '_', '.' and '-'");
        }
        return name;
    }

    private static Duration duration(long seconds) {
        if (seconds < SHORTEST.toSeconds() || seconds > LONGEST.toSeconds()) {
            throw new InvalidParameterException(
                    SwrErrorCode.INVALID_QUERY,
                    "duration_seconds must be a whole number from " + SHORTEST.toSeconds() + " to "
                            + LONGEST.toSeconds());
        }
        return Duration.ofSeconds(seconds);
    }

    /**
     * The entry of a Docker client's configuration, by the registry's host, the vendor's {@code CreateSecretResponse}:
     * {@code {"auths":{"swr.xxx":{"auth":"Y24tbm9ydGg…"}}}}.
     *
     * @see <a href="https://support.huaweicloud.com/intl/en-us/api-swr/swr_02_0052.html">Response parameters</a>
     */
    record LoginResponse(Map<String, AuthInfo> auths) {

        /** User and password, as HTTP's Basic scheme encodes them. */
        record AuthInfo(String auth) {

            /** Keeps the password out of the framework's logs. */
            @Override
            public String toString() {
                return "login";
            }
        }

        static LoginResponse of(String registryHost, String user, String password) {
            String auth = Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
            return new LoginResponse(Map.of(registryHost, new AuthInfo(auth)));
        }
    }
}
