package io.github.swremulator.control.fault;

import io.github.swremulator.control.OperationResolver;
import io.github.swremulator.control.RefusedException;
import io.github.swremulator.control.fault.FaultRule.Then;
import io.github.swremulator.control.fault.FaultRule.When;
import io.github.swremulator.document.DocumentFormat;
import io.github.swremulator.document.DocumentMapper;
import io.github.swremulator.document.DocumentMapper.Strictness;
import io.github.swremulator.document.DocumentReader;
import io.github.swremulator.document.InvalidDocumentException;
import io.github.swremulator.document.InvalidFieldException;
import io.github.swremulator.document.Spelling;
import io.github.swremulator.gateway.GatewayErrorCode;
import io.github.swremulator.gateway.OciErrorCode;
import io.github.swremulator.manage.SwrError;
import io.github.swremulator.manage.SwrErrors;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JsonToken;

/** Reads and checks rules: a rule, a profile such as {@code {"profile":"throttled"}}, or a list of both. */
@Component
class FaultReader {

    private static final DocumentMapper JSON = Match.readBy(new DocumentMapper(Strictness.BODY));

    private final SwrErrors errors;
    private final Faults.Settings settings;
    private final OperationResolver operations;

    FaultReader(SwrErrors errors, Faults.Settings settings, OperationResolver operations) {
        this.errors = errors;
        this.settings = settings;
        this.operations = operations;
    }

    /** The counters of a rule are ignored, so that the list that was read can be written again. */
    @SuppressWarnings("UnusedMethod") // Jackson calls the constructor
    private record Element(
            @Nullable FaultProfile profile,
            @Nullable String id,
            @Nullable Match match,
            @Nullable When when,
            @Nullable Then then,
            @Nullable Long matched,
            @Nullable Long decided) {

        Element {
            if (profile != null && Stream.of(id, match, when, then).anyMatch(Objects::nonNull)) {
                throw new InvalidFieldException("profile", "must be the only field");
            }
            if (profile == null && then == null) {
                throw new IllegalArgumentException("missing field \"then\"");
            }
        }

        FaultRule rule() {
            return new FaultRule(id, match, when, Objects.requireNonNull(then));
        }
    }

    /** @throws InvalidDocumentException when a rule is invalid */
    List<FaultRule> read(byte[] body) {
        return read(DocumentMapper.BODY, body);
    }

    /** @throws InvalidDocumentException when a rule exceeds a limit of the settings */
    List<FaultRule> read(FaultProfile profile) {
        return read("profile", profile.rules());
    }

    private List<FaultRule> read(String name, byte[] content) {
        List<FaultRule> rules = new ArrayList<>();
        try (DocumentReader reader = open(name, content)) {
            if (reader.token() == JsonToken.START_ARRAY) {
                while (reader.nextItem()) {
                    rules.addAll(reader.read(Element.class, this::checked));
                }
            } else {
                rules.addAll(reader.read(Element.class, this::checked));
            }
            reader.end();
        }
        return rules;
    }

    private static DocumentReader open(String name, byte[] content) {
        return JSON.open(name, DocumentFormat.JSON, new ByteArrayInputStream(content));
    }

    private List<FaultRule> checked(Element element) {
        if (element.profile() != null) {
            return read(element.profile());
        }
        FaultRule rule = element.rule();
        String operation = rule.match() == null ? null : rule.match().operation();
        List<String> known = operations.operationNames();
        if (operation != null && !known.contains(operation)) {
            throw new InvalidFieldException(
                    "match.operation",
                    "must be the name of a supported operation" + Spelling.didYouMean(operation, known));
        }
        try {
            check(rule.then());
        } catch (InvalidFieldException e) {
            throw new InvalidFieldException("then." + e.field(), String.valueOf(e.getMessage()));
        }
        return List.of(rule);
    }

    /** @throws InvalidFieldException when the error is unknown, or a limit of the settings exceeded */
    private void check(Then then) {
        if (then.delay() != null) {
            then.delay().requireAtMost(settings.maxDelay());
        }
        if (then.error() != null) {
            checkError(then.error(), then.status());
        }
        if (then.body() != null
                && then.body().getBytes(StandardCharsets.UTF_8).length
                        > settings.maxBody().toBytes()) {
            throw new InvalidFieldException(
                    "body", "must be at most " + settings.maxBody().toBytes() + " bytes (swr.control.faults.max-body)");
        }
    }

    private void checkError(String code, @Nullable Integer status) {
        SwrError swr = errors.find(code);
        boolean isOfRegistry = OciErrorCode.find(code) != null && (status == null || status >= 400);
        if (isOfRegistry
                || GatewayErrorCode.find(code, status) != null
                || (swr != null && (status == null || status == swr.status()))) {
            return;
        }
        List<String> codes = new ArrayList<>(errors.codes());
        Stream.of(GatewayErrorCode.values()).map(GatewayErrorCode::code).forEach(codes::add);
        Stream.of(OciErrorCode.values()).map(OciErrorCode::name).forEach(codes::add);
        if (codes.contains(code)) {
            throw new InvalidFieldException("status", "must be a status of " + code + ", found " + status);
        }
        // The number alone is a likely mistake.
        String prefixed = "SVCSTG.SWR." + code;
        throw new InvalidFieldException(
                "error",
                "must be the code of a documented error, such as SVCSTG.SWR.4030170, APIGW.0308 or DENIED"
                        + Spelling.didYouMean(codes.contains(prefixed) ? prefixed : code, codes));
    }

    /**
     * Reads a rule for a single call.
     *
     * @param value the code of an error, or JSON like {@link FaultRule#then}
     * @throws RefusedException when it is invalid
     */
    FaultRule readHeader(String name, String value) {
        try {
            return value.strip().startsWith("{") ? readSingle(name, value) : ofSingleCall(Then.error(value.strip()));
        } catch (InvalidDocumentException e) {
            throw new RefusedException(String.valueOf(e.getMessage()));
        } catch (InvalidFieldException e) {
            throw new RefusedException(name + " " + e.getMessage());
        }
    }

    private FaultRule readSingle(String name, String value) {
        try (DocumentReader reader = open(name, value.getBytes(StandardCharsets.UTF_8))) {
            FaultRule rule = reader.read(Then.class, this::ofSingleCall);
            reader.end();
            return rule;
        }
    }

    private FaultRule ofSingleCall(Then then) {
        if (then.throttle() != null) {
            throw new InvalidFieldException("throttle", "must not be set for a single call");
        }
        check(then);
        return new FaultRule(null, null, null, then);
    }
}
