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

/** Adds the database and the calls, replies and log lines since the beginning of a failed test to its report. */
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
            // Read first, because reading the journal is a call as well.
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

    /** Must be called after each start, which configures the logging again and removes added appenders. */
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

    /** Appears below the failure in the report, without a stack trace. */
    private static final class Report extends Exception {

        private static final long serialVersionUID = 1;

        Report(String text) {
            super("calls and log of this test " + text, null, false, false);
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
