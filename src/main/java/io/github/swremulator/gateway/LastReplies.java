package io.github.swremulator.gateway;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntSupplier;
import org.apache.tomcat.util.threads.ThreadPoolExecutor;
import org.springframework.boot.tomcat.TomcatWebServer;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.boot.web.server.servlet.context.ServletWebServerInitializedEvent;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Lets Tomcat write the last replies completely when the emulator ends. A graceful shutdown is over when the last servlet has
 * returned, and the server would then close the connection while Tomcat still writes the end of the reply.
 */
@Component
class LastReplies implements SmartLifecycle {

    /** Enough to write a full buffer; does not wait for a client that does not read. */
    private static final Duration LONGEST = Duration.ofMillis(250);

    private static final Duration STEP = Duration.ofMillis(2);

    private volatile IntSupplier busyThreads = () -> 0;
    private volatile boolean isRunning;

    @EventListener
    void serverStarted(ServletWebServerInitializedEvent event) {
        if (event.getWebServer() instanceof TomcatWebServer server
                && server.getTomcat().getConnector().getProtocolHandler().getExecutor()
                        instanceof ThreadPoolExecutor threads) {
            busyThreads = threads::getActiveCount;
        }
    }

    @Override
    public void start() {
        isRunning = true;
    }

    @Override
    public void stop() {
        await(busyThreads);
        isRunning = false;
    }

    static void await(IntSupplier busyThreads) {
        long end = System.nanoTime() + LONGEST.toNanos();
        while (busyThreads.getAsInt() > 0 && System.nanoTime() - end < 0) {
            LockSupport.parkNanos(STEP.toNanos());
        }
    }

    @Override
    public boolean isRunning() {
        return isRunning;
    }

    /** After the graceful shutdown, before the server's stop. */
    @Override
    public int getPhase() {
        return WebServerApplicationContext.GRACEFUL_SHUTDOWN_PHASE - 1;
    }
}
