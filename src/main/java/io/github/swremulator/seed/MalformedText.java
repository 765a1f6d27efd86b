package io.github.swremulator.seed;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;

/** Says in what way a text is no JSON or YAML, as far as that is said in words that its author knows. */
public final class MalformedText {

    /** The parsers' classes, switches and events. */
    private static final Pattern OF_THE_PARSER = Pattern.compile("`|\\[Source|\\(?java\\.|Version\\{|got this instead");

    private static final Pattern LAST_PART = Pattern.compile("(?: \\(|[,:;] )[^():;]*$");

    private MalformedText() {}

    /** What the parser found, up to where it begins to talk of itself. */
    public static String problem(JacksonException e) {
        String message = e.getOriginalMessage() == null ? "" : e.getOriginalMessage();
        Matcher inside = OF_THE_PARSER.matcher(message);
        String problem = inside.find()
                ? LAST_PART.matcher(message.substring(0, inside.start())).replaceFirst("")
                : message;
        return problem.isBlank() ? "expected a well-formed text" : problem.strip();
    }
}
