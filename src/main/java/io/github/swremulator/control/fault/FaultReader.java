package io.github.swremulator.control.fault;

import io.github.swremulator.control.RefusedException;
import io.github.swremulator.control.call.Calls;
import io.github.swremulator.document.DocumentFormat;
import io.github.swremulator.document.DocumentMapper;
import io.github.swremulator.document.DocumentReader;
import io.github.swremulator.document.InvalidFieldException;
import io.github.swremulator.document.Spelling;
import io.github.swremulator.document.Strictness;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JsonToken;

/**
 * Reads rules: one, a list, or the name of a profile, {@code {"profile":"throttled"}}, which may stand in a list too. What
 * is wrong is refused here, where its place is known.
 */
@Component
class FaultReader {

    private static final DocumentMapper JSON = new DocumentMapper(Strictness.BODY);

    private final Actions actions;
    private final Calls calls;

    FaultReader(Actions actions, Calls calls) {
        this.actions = actions;
        this.calls = calls;
    }

    /** A rule or a profile; a rule that was shown, with its counts, can be put back. */
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

    List<CheckedRule> read(byte[] body) {
        return read(DocumentMapper.BODY, body);
    }

    private List<CheckedRule> read(String name, byte[] content) {
        List<CheckedRule> rules = new ArrayList<>();
        try (DocumentReader reader = JSON.open(name, DocumentFormat.JSON, new ByteArrayInputStream(content))) {
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

    private List<CheckedRule> checked(Element element) {
        if (element.profile() != null) {
            return read(element.profile());
        }
        checkOperation(element.match());
        return List.of(checked(element.rule(), "then."));
    }

    /** What a profile asks for may be more than the settings allow. */
    List<CheckedRule> read(FaultProfile profile) {
        return read("the profile", profile.rules());
    }

    private void checkOperation(@Nullable Match match) {
        String operation = match == null ? null : match.operation();
        List<String> known = calls.operationNames();
        if (operation != null && !known.contains(operation)) {
            throw new InvalidFieldException(
                    "match.operation",
                    "must be the name of a supported operation" + Spelling.didYouMean(operation, known));
        }
    }

    private CheckedRule checked(FaultRule rule, String path) {
        try {
            return new CheckedRule(rule, actions.of(rule.then()));
        } catch (RefusedException e) {
            throw new IllegalArgumentException(path + e.detail(), e);
        }
    }

    /** The header's value: an error's code, or what a rule has under {@code then}. */
    CheckedRule readOneCall(String name, String header) {
        String value = header.strip();
        if (!value.startsWith("{")) {
            return checkedForOneCall(Then.error(value));
        }
        try (DocumentReader reader = JSON.open(
                name, DocumentFormat.JSON, new ByteArrayInputStream(header.getBytes(StandardCharsets.UTF_8)))) {
            CheckedRule rule = reader.read(Then.class, this::checkedForOneCall);
            reader.end();
            return rule;
        }
    }

    private CheckedRule checkedForOneCall(Then then) {
        if (then.throttle() != null) {
            throw new InvalidFieldException("throttle", "cannot limit a single call");
        }
        return checked(new FaultRule(null, null, null, then), "");
    }
}
