package io.github.swremulator;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** Records the database calls of an emulator's requests: statements, and the begin and end of transactions. */
public final class CountedStatements implements BeanPostProcessor {

    /** The methods with which the drivers call the database. */
    private static final Set<String> OF_TRANSACTIONS =
            Set.of("commit", "rollback", "setAutoCommit", "setReadOnly", "setTransactionIsolation", "setSavepoint");

    private final List<String> statements = Collections.synchronizedList(new ArrayList<>());

    /** Returns the database calls of an action. */
    public List<String> during(Runnable action) {
        statements.clear();
        action.run();
        return List.copyOf(statements);
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof DataSource pool && !(bean instanceof Counting) ? new Counting(pool) : bean;
    }

    private final class Counting extends DelegatingDataSource {

        Counting(DataSource pool) {
            super(pool);
        }

        @Override
        public Connection getConnection() throws SQLException {
            return proxy(Connection.class, super.getConnection(), "");
        }
    }

    /** Ignores background threads. */
    private void note(String method, String sql) {
        if (!Thread.currentThread().getName().contains("-exec-")) {
            return;
        }
        if (method.startsWith("execute")) {
            statements.add(sql);
        } else if (OF_TRANSACTIONS.contains(method)) {
            statements.add(method);
        }
    }

    private <T> T proxy(Class<T> type, Object target, String sql) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    String name = method.getName();
                    String first = arguments != null && arguments[0] instanceof String text ? text : sql;
                    note(name, first);
                    try {
                        Object result = method.invoke(target, arguments);
                        return result instanceof Statement statement
                                        && Statement.class.isAssignableFrom(method.getReturnType())
                                ? proxy(method.getReturnType(), statement, first)
                                : result;
                    } catch (InvocationTargetException e) {
                        throw e.getTargetException();
                    }
                }));
    }
}
