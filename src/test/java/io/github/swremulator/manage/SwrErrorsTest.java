package io.github.swremulator.manage;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.swremulator.manage.ApiSettings.ErrorFormat;
import io.github.swremulator.manage.ApiSettings.TagMatch;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class SwrErrorsTest {

    static final ApiSettings SETTINGS = new ApiSettings(
            "2018",
            "registry.test",
            "internal.test",
            TagMatch.EXACT,
            ErrorFormat.DUAL,
            "0".repeat(32),
            "name",
            1,
            false,
            1);

    private final SwrErrors errors = new SwrErrors(SETTINGS);

    @Test
    void knowsTheDocumentedTableAndWhatWasSeenBesides() {
        assertThat(errors.codes()).hasSize(190 + 8).allSatisfy(code -> {
            SwrError error = Objects.requireNonNull(errors.find(code));
            assertThat(code).matches("SVCSTG\\.(SWR|S2I)\\.[45][0-9]{6}");
            assertThat(error.status()).isEqualTo(Integer.parseInt(code.substring(11, 14)));
            assertThat(error.message()).isNotBlank();
        });
    }

    @Test
    void remembersTheCodeThatARequestWasAnsweredWith() throws Exception {
        MockHttpServletRequest request = new MockHttpServletRequest();
        assertThat(SwrErrors.codeOf(request)).isNull();
        SwrError error = Objects.requireNonNull(errors.find("SVCSTG.SWR.4030170"));
        errors.write(error, "no", request, new MockHttpServletResponse());
        assertThat(SwrErrors.codeOf(request)).isEqualTo("SVCSTG.SWR.4030170");
    }
}
