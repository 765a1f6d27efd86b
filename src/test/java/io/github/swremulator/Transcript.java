package io.github.swremulator;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.ArrayDeque;
import java.util.Deque;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.LifecycleMethodExecutionExceptionHandler;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;
import org.opentest4j.TestAbortedException;
import org.slf4j.LoggerFactory;

/** Tells of a failed test what was called, answered and logged since it began, in that order, and on which database. */
public final class Transcript
        implements AfterEachCallback, TestExecutionExceptionHandler, LifecycleMethodExecutionExceptionHandler {

    private static final int MAX_LINES = 60;
    private static final int MAX_LENGTH = 600;
    private static final Deque<String> LINES = new ArrayDeque<>();

    @Override
    public void afterEach(ExtensionContext context) {
        clear();
    }

    @Override
    public void handleTestExecutionException(ExtensionContext context, Throwable failure) throws Throwable {
        throw withTranscript(context, failure);
    }

    @Override
    public void handleBeforeEachMethodExecutionException(ExtensionContext context, Throwable failure) throws Throwable {
        throw withTranscript(context, failure);
    }

    private static Throwable withTranscript(ExtensionContext context, Throwable failure) {
        if (!(failure instanceof TestAbortedException)) {
            // Taken first, since asking for the journal is a call, too.
            String lines = lines();
            failure.addSuppressed(new Report("on " + OnEachDatabase.Invocations.current(context) + ":\n" + lines + "\n"
                    + EmulatorExtension.journals(context)));
        }
        return failure;
    }

    private static synchronized void clear() {
        LINES.clear();
    }

    private static synchronized String lines() {
        return String.join("\n", LINES);
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

    /** Stands below the failure in its report; where it was made says nothing. */
    private static final class Report extends Exception {

        private static final long serialVersionUID = 1;

        Report(String text) {
            super("what this test called and what was logged " + text, null, false, false);
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
