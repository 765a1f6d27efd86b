package io.github.swremulator.access;

import org.springframework.http.HttpStatus;

/** An error in IAM's form: {@code {"error":{"message":"…","code":404,"title":"Not Found"}}}. */
public record IamError(Detail error) {

    record Detail(String message, int code, String title) {}

    public static IamError of(HttpStatus status, String message) {
        return new IamError(new Detail(message, status.value(), status.getReasonPhrase()));
    }
}
