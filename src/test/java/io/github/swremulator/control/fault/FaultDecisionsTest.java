package io.github.swremulator.control.fault;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;

class FaultDecisionsTest {

    @Test
    void areThoseOfTheRulesThatActedInTheirOrder() {
        MockHttpServletRequest request = new MockHttpServletRequest();
        assertThat(FaultDecisions.of(request)).isEmpty();
        FaultDecisions.add("slow", request);
        FaultDecisions.add("third", request);
        assertThat(FaultDecisions.of(request)).containsExactly("slow", "third");
    }
}
