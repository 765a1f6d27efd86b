package io.github.swremulator.iam;

import io.github.swremulator.access.AccountSettings;
import io.github.swremulator.access.Caller;
import io.github.swremulator.access.Credentials.RefusedCredentialException;
import io.github.swremulator.access.Credentials.WithoutCredential;
import io.github.swremulator.access.Logins;
import io.github.swremulator.access.Logins.IssuedToken;
import io.github.swremulator.access.QueryString;
import io.github.swremulator.access.SentPath;
import io.github.swremulator.iam.Catalog.Service;
import io.github.swremulator.iam.IamExceptionHandler.IamException;
import io.github.swremulator.iam.Project.Links;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;

/** Issues tokens (iam_30_0001), shows what they are for (iam_30_0004), and lists the services that they are for (iam_02_0004). */
@RestController
class TokenController {

    private static final String SUBJECT = "X-Subject-Token";

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
        Grant grant = body.grant(own.region());
        return response(HttpStatus.CREATED, body.prove(grant, logins, request), grant, request);
    }

    /** A user sees its own tokens, an administrator those of the account. */
    @RequestMapping(
            name = "KeystoneValidateToken",
            path = "/v3/auth/tokens",
            method = {RequestMethod.GET, RequestMethod.HEAD})
    ResponseEntity<TokenResponse> show(HttpServletRequest request) {
        String subject = request.getHeader(SUBJECT);
        if (subject == null || subject.isBlank()) {
            throw new IamException(HttpStatus.BAD_REQUEST, "missing header " + SUBJECT);
        }
        IssuedToken token = read(subject, request);
        Caller caller = Caller.of(request);
        if (caller != null && !maySee(token.caller(), caller)) {
            throw new IamException(
                    HttpStatus.FORBIDDEN, "You are not authorized to perform the requested action: validate_token.");
        }
        return response(HttpStatus.OK, token, Grant.of(token.claims(), own.region()), request);
    }

    private IssuedToken read(String subject, HttpServletRequest request) {
        try {
            return logins.read(subject, request);
        } catch (RefusedCredentialException e) {
            throw new IamException(HttpStatus.NOT_FOUND, "Could not find the token.");
        }
    }

    private static boolean maySee(Caller owner, Caller caller) {
        return owner.userId().equals(caller.userId())
                || (caller.administrator() && owner.accountId().equals(caller.accountId()));
    }

    @GetMapping(name = "KeystoneShowCatalog", path = "/v3/auth/catalog")
    Catalog catalog(HttpServletRequest request) {
        Grant grant = Grant.of(request, logins, own.region());
        String root = SentPath.root(request);
        return new Catalog(Catalog.services(grant, own.region(), root), new Links(root + "/v3/auth/catalog"));
    }

    private ResponseEntity<TokenResponse> response(
            HttpStatus status, IssuedToken token, Grant grant, HttpServletRequest request) {
        boolean hasCatalog = !QueryString.allValues(request.getQueryString()).containsKey("nocatalog");
        List<Service> catalog = Catalog.services(grant, own.region(), SentPath.root(request));
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_JSON)
                .header(SUBJECT, token.value())
                .body(TokenResponse.of(token, grant, own.region(), hasCatalog ? catalog : null));
    }
}
