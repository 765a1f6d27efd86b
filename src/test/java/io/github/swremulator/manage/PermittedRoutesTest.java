package io.github.swremulator.manage;

import static io.github.swremulator.manage.ActorsByHeader.FOREIGN_ADMINISTRATOR;
import static io.github.swremulator.manage.ActorsByHeader.HEADER;
import static io.github.swremulator.manage.ActorsByHeader.STRANGER;
import static io.github.swremulator.manage.Replies.assertRefused;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.swremulator.Emulator;
import io.github.swremulator.SwrEmulatorApplication;
import io.github.swremulator.registry.AccessLevel;
import java.net.http.HttpResponse;
import java.security.CodeSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Every route is one of the vendor's operations, and is refused to callers without the permission. */
@SmallAccountTest
class PermittedRoutesTest {

    private static final Set<String> EVERYBODYS_PATHS = Set.of("/_emulator", "/actuator", "/error");

    private static final String GRANT = "[{\"user_id\":\"a1\",\"user_name\":\"alice\",\"auth\":1}]";

    /** Valid bodies of the operations that need one. */
    private static final Map<String, String> BODIES = Map.of(
            "CreateRepo", "{\"repository\":\"new\",\"is_public\":true}",
            "UpdateRepo", "{\"is_public\":true}",
            "CreateRepoTag", "{\"source_tag\":\"v1\",\"destination_tag\":\"v3\"}",
            "CreateNamespaceAuth", GRANT,
            "CreateUserRepositoryAuth", GRANT,
            "UpdateNamespaceAuth", GRANT,
            "UpdateUserRepositoryAuth", GRANT,
            "DeleteNamespaceAuth", "[\"a1\"]",
            "DeleteUserRepositoryAuth", "[\"a1\"]");

    private final Emulator emulator;
    private final List<Route> routes;

    /** A route as a client calls it. */
    private record Route(RequestMappingInfo info, HandlerMethod handler) {

        String pattern() {
            return info.getPatternValues().iterator().next();
        }

        /** Other tests have controllers of their own. */
        private boolean isOfTheEmulator() {
            return code(handler.getBeanType()).equals(code(SwrEmulatorApplication.class));
        }

        private static CodeSource code(Class<?> type) {
            return type.getProtectionDomain().getCodeSource();
        }

        boolean isOfTheApi() {
            return isOfTheEmulator() && EVERYBODYS_PATHS.stream().noneMatch(pattern()::startsWith);
        }

        /** IAM is called without a credential, and the registry with a token of its own. */
        boolean isOfSwr() {
            String room = handler.getBeanType().getPackageName();
            return isOfTheApi() && !room.endsWith(".iam") && !room.endsWith(".distribution");
        }

        boolean namesAnOrganization() {
            return pattern().contains("{namespace}");
        }

        AccessLevel required() {
            return requireNonNull(handler.getMethodAnnotation(Requires.class), this + " requires nothing")
                    .value();
        }

        @Override
        public String toString() {
            return info.toString();
        }
    }

    PermittedRoutesTest(Emulator emulator) {
        this.emulator = emulator;
        Map<RequestMappingInfo, HandlerMethod> table = emulator.bean(
                        "requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                .getHandlerMethods();
        this.routes = table.entrySet().stream()
                .map(entry -> new Route(entry.getKey(), entry.getValue()))
                .toList();
    }

    @BeforeEach
    void isSeeded() {
        emulator.seed("group/app: [v1, v2]");
    }

    private HttpResponse<String> call(Route route, String namespace, String repository, String... actor) {
        RequestMethod method =
                route.info().getMethodsCondition().getMethods().iterator().next();
        String path = route.pattern()
                .replace("{namespace}", namespace)
                .replace("{repository}", repository)
                .replaceAll("\\{[^}]*}", "v1");
        return emulator.send(
                method.name(), path, BODIES.getOrDefault(route.info().getName(), ""), actor);
    }

    private Stream<Route> withOrganization() {
        return routes.stream().filter(Route::isOfSwr).filter(Route::namesAnOrganization);
    }

    @Test
    void isAnOperationThatTheVendorNames() {
        assertThat(routes.stream().filter(Route::isOfTheApi))
                .isNotEmpty()
                .allSatisfy(route ->
                        assertThat(route.info().getName()).as(route.toString()).isNotBlank());
    }

    @Test
    void declaresItsPermission() {
        assertThat(routes.stream().filter(Route::isOfSwr))
                .isNotEmpty()
                .allSatisfy(route -> assertThat(List.of(
                                route.handler().hasMethodAnnotation(Requires.class),
                                route.handler().hasMethodAnnotation(RequiresNothing.class)))
                        .as(route + " must require something or be marked as requiring nothing")
                        .containsExactlyInAnyOrder(true, false));
        assertThat(withOrganization()).isNotEmpty().allSatisfy(Route::required);
    }

    @Test
    void refusesNamesThatAreInvalidOrDoNotExist() {
        assertThat(withOrganization()).isNotEmpty().allSatisfy(route -> {
            assertRefused(call(route, "none", "app"), "4040058");
            assertRefused(call(route, "None", "app"), "4001028");
            if (route.pattern().contains("{repository}")) {
                assertRefused(call(route, "group", "none"), "4040010");
                assertRefused(call(route, "group", "None"), "4001029");
            }
        });
    }

    @Test
    void isRefusedWithoutPermission() {
        String before = data();
        assertThat(withOrganization()).isNotEmpty().allSatisfy(route -> {
            for (String actor : List.of(STRANGER, FOREIGN_ADMINISTRATOR)) {
                assertRefused(call(route, "group", "app", HEADER, actor), "4030170");
                assertRefused(call(route, "group", "none", HEADER, actor), "4030170");
            }
        });
        assertThat(data()).isEqualTo(before);
    }

    @Test
    void requiresThePermissionOnTheOrganization() {
        assertThat(withOrganization())
                .allSatisfy(route -> assertOpenFrom(route.required(), "/v2/manage/namespaces/group/access", route));
    }

    @Test
    void requiresThePermissionOnTheImageRepository() {
        assertThat(withOrganization().filter(route -> route.pattern().contains("{repository}")))
                .isNotEmpty()
                .allSatisfy(route ->
                        assertOpenFrom(route.required(), "/v2/manage/namespaces/group/repos/app/access", route));
    }

    private void assertOpenFrom(AccessLevel required, String access, Route route) {
        for (AccessLevel given : AccessLevel.values()) {
            isSeeded();
            String body = "[{\"user_id\":\"stranger-id\",\"user_name\":\"stranger\",\"auth\":%d}]"
                    .formatted(AccessLevel.numberOf(given));
            assertThat(emulator.send("POST", access, body).statusCode()).isEqualTo(201);
            int status = call(route, "group", "app", HEADER, STRANGER).statusCode();
            assertThat(status).as(route + " with " + given).isLessThan(500);
            assertThat(status == 403).as(route + " with " + given).isEqualTo(!given.includes(required));
        }
    }

    @Test
    void reportsAnInvalidNameBeforeAMissingPermission() {
        String tags = "/v2/manage/namespaces/%s/repos/%s/tags";
        assertRefused(emulator.get(tags.formatted("Group", "app"), HEADER, STRANGER), "4001028");
        assertRefused(emulator.get(tags.formatted("group", "App"), HEADER, STRANGER), "4001029");
        assertRefused(emulator.get(tags.formatted("none", "app"), HEADER, STRANGER), "4040058");
    }

    @Test
    void answersARefusalInBothForms() {
        assertThat(emulator.get("/v2/manage/namespaces/group", HEADER, STRANGER).body())
                .isEqualTo("{\"errors\":[{\"errorCode\":\"SVCSTG.SWR.4030170\",\"errorMessage\":\"Insufficient"
                        + " permissions\",\"detail\":\"the permission to read is required\"}],"
                        + "\"error_code\":\"SVCSTG.SWR.4030170\",\"error_msg\":\"Insufficient permissions\","
                        + "\"details\":[{\"error_code\":\"SVCSTG.SWR.4030170\","
                        + "\"error_msg\":\"the permission to read is required\"}]}");
    }

    private String data() {
        return emulator.control().get("/data").body();
    }
}
