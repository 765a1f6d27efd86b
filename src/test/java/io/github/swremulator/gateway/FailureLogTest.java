package io.github.swremulator.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class FailureLogTest {

    private final Logger log = (Logger) LoggerFactory.getLogger(FailureLogTest.class);
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();

    @BeforeEach
    void watch() {
        FailureLog.forget();
        log.setAdditive(false);
        log.addAppender(lines);
        lines.start();
    }

    @AfterEach
    void unwatch() {
        log.detachAppender(lines);
        log.setAdditive(true);
        FailureLog.forget();
    }

    private static Exception fullDisk() {
        return new IllegalStateException(
                "not written", new SQLException("IO exception", "90028", new IOException("No space left on device")));
    }

    private static Exception fullDiskElsewhere() {
        return new IllegalArgumentException(
                "not read", new SQLException("IO exception", "90028", new IOException("No space left on device")));
    }

    private long stacks() {
        return lines.list.stream()
                .filter(line -> line.getThrowableProxy() != null)
                .count();
    }

    @Test
    void logsOneStackOfAStoreThatFailsInSeveralPlaces() {
        FailureLog.failed(log, "first", fullDisk());
        FailureLog.failed(log, "second", fullDiskElsewhere());
        assertThat(lines.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .containsExactly("first", "second: java.io.IOException: No space left on device");
        assertThat(stacks()).isEqualTo(1);
    }

    @Test
    void logsTheStackOfEachCause() {
        FailureLog.failed(log, "first", fullDisk());
        FailureLog.failed(log, "second", new SQLException("closed", "90121"));
        FailureLog.failed(log, "third", new IllegalStateException("a bug"));
        FailureLog.failed(log, "fourth", new IllegalStateException("another bug"));
        assertThat(stacks()).isEqualTo(4);
    }

    @Test
    void logsAStackAgainAfterAReset() {
        FailureLog.failed(log, "first", fullDisk());
        FailureLog.forget();
        FailureLog.failed(log, "second", fullDisk());
        assertThat(stacks()).isEqualTo(2);
    }
}
