package io.github.swremulator.manage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.github.swremulator.gateway.GatewayErrorCode;
import io.github.swremulator.manage.ApiSettings.Dialect;
import io.github.swremulator.manage.ApiSettings.ErrorFormat;
import io.github.swremulator.manage.ApiSettings.TagMatch;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

class SwrErrorsTest {

    private static final ApiSettings SETTINGS = new ApiSettings(
            "2018", Dialect.HUAWEICLOUD, "registry", "internal", TagMatch.EXACT, ErrorFormat.DUAL, 1, false, 1);

    private final SwrErrors errors = new SwrErrors(SETTINGS);

    @Test
    void knowsAllDocumentedAndSeenErrors() {
        assertThat(errors.codes()).hasSize(190 + 8).allSatisfy(code -> {
            SwrError error = Objects.requireNonNull(errors.find(code));
            assertThat(code).matches("SVCSTG\\.(SWR|S2I)\\.[45][0-9]{6}");
            assertThat(error.status()).isEqualTo(Integer.parseInt(code.substring(11, 14)));
            assertThat(error.message()).isNotBlank();
        });
    }

    @Test
    void documentationListsTheErrorsThatAreRaised() throws IOException {
        record Row(int status, String code, String when) {}
        String rows = Stream.concat(
                        Stream.of(SwrErrorCode.values())
                                .map(code -> new Row(
                                        code.error().status(), code.error().code(), code.when())),
                        Stream.of(GatewayErrorCode.values())
                                .filter(code -> code.when() != null)
                                .map(code -> new Row(code.status(), code.code(), String.valueOf(code.when()))))
                .sorted(Comparator.comparingInt(Row::status))
                .map(row -> "| %d | `%s` | %s |\n".formatted(row.status(), row.code(), row.when()))
                .collect(Collectors.joining());
        String table = "<!-- codes -->\n| Status | Code | When |\n|---|---|---|\n" + rows + "<!-- /codes -->\n";
        assertThat(Files.readString(Path.of("docs/api.md")).contains(table))
                .withFailMessage("docs/api.md must contain this table:%n%s", table)
                .isTrue();
    }

    @Test
    void remembersTheCodeThatARequestWasAnsweredWith() throws Exception {
        MockHttpServletRequest request = new MockHttpServletRequest();
        assertThat(SwrErrors.codeOf(request)).isNull();
        SwrError error = Objects.requireNonNull(errors.find("SVCSTG.SWR.4030170"));
        errors.write(error, "no", request, new MockHttpServletResponse());
        assertThat(SwrErrors.codeOf(request)).isEqualTo("SVCSTG.SWR.4030170");
    }

    @RestController
    static class FailingController {

        /** Like a database that is killed: it looks as if the client's connection broke. */
        @GetMapping("/")
        String fail() {
            throw new CannotCreateTransactionException("Broken pipe", new EOFException());
        }
    }

    @Test
    void answersAnErrorWhenTheConnectionToTheStoreBreaks() throws Exception {
        MockMvcBuilders.standaloneSetup(new FailingController())
                .setControllerAdvice(new SwrExceptionHandler(errors))
                .build()
                .perform(get("/"))
                .andExpect(status().isInternalServerError())
                .andExpect(jsonPath("$.error_code").value("SVCSTG.SWR.5001101"));
    }
}
