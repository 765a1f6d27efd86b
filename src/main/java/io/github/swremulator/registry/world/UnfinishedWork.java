package io.github.swremulator.registry.world;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.config.DestructionAwareBeanPostProcessor;
import org.springframework.stereotype.Component;

/**
 * Lets a terminated process end although a statement is running or a load is rolled back, neither of which H2 can interrupt: the
 * pool of connections would wait ten seconds for it. What was not committed is lost in any case, as in a killed process.
 */
@Component
class UnfinishedWork implements DestructionAwareBeanPostProcessor {

    private static final Logger log = LoggerFactory.getLogger(UnfinishedWork.class);

    /** The exit code after SIGTERM. */
    private static final int TERMINATED = 128 + 15;

    private final BooleanSupplier isExiting;
    private final Runnable exit;

    UnfinishedWork() {
        this(UnfinishedWork::isExiting, () -> Runtime.getRuntime().halt(TERMINATED));
    }

    /**
     * @param isExiting whether the process ends, and not only this emulator in it
     * @param exit ends the process
     */
    UnfinishedWork(BooleanSupplier isExiting, Runnable exit) {
        this.isExiting = isExiting;
        this.exit = exit;
    }

    @Override
    public boolean requiresDestruction(Object bean) {
        return bean instanceof HikariDataSource;
    }

    /** Called once the web server has stopped, and requests have had their time to end. */
    @Override
    public void postProcessBeforeDestruction(Object bean, String name) {
        if (bean instanceof HikariDataSource pool && isUsed(pool.getHikariPoolMXBean()) && isExiting.getAsBoolean()) {
            log.info("Ends without waiting for the rollback of unfinished changes");
            exit.run();
        }
    }

    private static boolean isUsed(@Nullable HikariPoolMXBean pool) {
        return pool != null && pool.getActiveConnections() > 0;
    }

    private static boolean isExiting() {
        try {
            Thread hook = new Thread(() -> {});
            Runtime.getRuntime().addShutdownHook(hook);
            Runtime.getRuntime().removeShutdownHook(hook);
            return false;
        } catch (IllegalStateException e) {
            // It is too late for another hook.
            return true;
        }
    }
}
