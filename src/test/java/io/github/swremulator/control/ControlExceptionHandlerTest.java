package io.github.swremulator.control;

import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.io.EOFException;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

class ControlExceptionHandlerTest {

    @RestController
    static class FailingController {

        /** As when the database's server died: not the client's connection, though it looks like one. */
        @GetMapping("/")
        String fail() {
            throw new CannotCreateTransactionException("Broken pipe", new EOFException());
        }
    }

    @Test
    void answersAnErrorWhenTheStoresConnectionBroke() throws Exception {
        MockMvcBuilders.standaloneSetup(new FailingController())
                .setControllerAdvice(new ControlExceptionHandler())
                .build()
                .perform(get("/"))
                .andExpect(status().isInternalServerError())
                .andExpect(jsonPath("$.detail").value("the log has the reason under this reply's X-Request-Id"));
    }
}
