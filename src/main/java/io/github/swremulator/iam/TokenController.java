package io.github.swremulator.iam;

import io.github.swremulator.access.AccountSettings;
import io.github.swremulator.access.Credentials.WithoutCredential;
import io.github.swremulator.access.Logins;
import io.github.swremulator.access.Logins.IssuedToken;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Issues tokens (iam_30_0001). */
@RestController
class TokenController {

    private final Logins logins;
    private final AccountSettings own;

    TokenController(Logins logins, AccountSettings own) {
        this.logins = logins;
        this.own = own;
    }

    /** Reads the body itself: the framework would log it, and it contains a password. */
    @WithoutCredential
    @PostMapping(name = "KeystoneCreateUserTokenByPassword", path = "/v3/auth/tokens")
    ResponseEntity<TokenResponse> create(HttpServletRequest request) throws IOException {
        TokenRequest body = TokenRequest.read(request.getInputStream().readAllBytes());
        IssuedToken issued = body.prove(logins, request);
        return ResponseEntity.status(HttpStatus.CREATED)
                .contentType(MediaType.APPLICATION_JSON)
                .header("X-Subject-Token", issued.value())
                .body(TokenResponse.of(issued, body, own.region()));
    }
}
