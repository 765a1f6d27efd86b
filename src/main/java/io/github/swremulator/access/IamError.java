package io.github.swremulator.access;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import tools.jackson.databind.json.JsonMapper;

/** An error in IAM's form: {@code {"error":{"message":"…","code":404,"title":"Not Found"}}}. */
public record IamError(Detail error) {

    record Detail(String message, int code, String title) {}

    private static final JsonMapper JSON = JsonMapper.shared();

    /** Replaces the response by an error; sends nothing yet. */
    public static void write(HttpStatus status, String message, HttpServletResponse response) throws IOException {
        response.resetBuffer();
        response.setStatus(status.value());
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.getOutputStream().write(JSON.writeValueAsBytes(of(status, message)));
    }

    private static IamError of(HttpStatus status, String message) {
        return new IamError(new Detail(message, status.value(), status.getReasonPhrase()));
    }
}
