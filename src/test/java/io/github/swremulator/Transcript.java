package io.github.swremulator;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.ArrayDeque;
import java.util.Deque;
import org.opentest4j.TestAbortedException;
import org.slf4j.LoggerFactory;

/** What was called, answered and logged since a test began, in that order, for the report of its failure. */
public final class Transcript {

    private static final int MAX_LINES = 60;
    private static final int MAX_LENGTH = 600;
    private static final Deque<String> LINES = new ArrayDeque<>();

    private Transcript() {}

    public static synchronized void begin() {
        LINES.clear();
    }

    static void call(String call, String body, String reply) {
        add(call + " " + beginning(body) + " -> " + beginning(reply));
    }

    private static synchronized void add(String line) {
        if (LINES.size() == MAX_LINES) {
            LINES.removeFirst();
        }
        LINES.addLast(line);
    }

    private static String beginning(String text) {
        return text.length() > MAX_LENGTH ? text.substring(0, MAX_LENGTH) + "…" : text;
    }

    /** Puts it below a failure, in the report of that. */
    public static synchronized void addTo(Throwable failure, String... more) {
        if (!(failure instanceof TestAbortedException)) {
            failure.addSuppressed(new Report(String.join("\n", LINES) + "\n" + String.join("\n", more)));
        }
    }

    /** To be called after each start, which sets the logging up anew and takes away what was added to it. */
    public static void listenToTheLog() {
        LoggerContext logging = (LoggerContext) LoggerFactory.getILoggerFactory();
        Logger root = logging.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        if (root.getAppender(Lines.NAME) == null) {
            Lines lines = new Lines();
            lines.setContext(logging);
            lines.start();
            root.addAppender(lines);
        }
    }

    /** Where it was made says nothing. */
    private static final class Report extends Exception {

        private static final long serialVersionUID = 1;

        Report(String text) {
            super("what this test called and what was logged:\n" + text, null, false, false);
        }
    }

    private static final class Lines extends AppenderBase<ILoggingEvent> {

        static final String NAME = "transcript";

        Lines() {
            setName(NAME);
        }

        @Override
        protected void append(ILoggingEvent event) {
            add(event.getLevel() + " " + event.getLoggerName() + ": " + event.getFormattedMessage()
                    + (event.getThrowableProxy() == null
                            ? ""
                            : " " + event.getThrowableProxy().getClassName() + ": "
                                    + event.getThrowableProxy().getMessage()));
        }
    }
}
