package io.github.swremulator;

import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;

/** Hands out the run's emulators, reset before each test. */
final class EmulatorExtension implements ParameterResolver, BeforeEachCallback, AfterEachCallback, AfterAllCallback {

    private static final Namespace NAMESPACE = Namespace.create(EmulatorExtension.class);

    /** The constructor's parameters depend on the database of the test, as those of its methods do. */
    @Override
    public ExtensionContextScope getTestInstantiationExtensionContextScope(ExtensionContext root) {
        return ExtensionContextScope.TEST_METHOD;
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type.equals(Emulator.class) || type.equals(Emulators.class);
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType().equals(Emulator.class)
                ? pool(context).get(key(context))
                : new Emulators(pool(context), OnEachDatabase.Invocations.current(context));
    }

    /** Before the test's own preparations, also where one instance serves all tests of a class. */
    @Override
    public void beforeEach(ExtensionContext context) {
        pool(context).get(key(context));
    }

    @Override
    public void afterEach(ExtensionContext context) {
        pool(context).endTest();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        pool(context).endClass(context.getRequiredTestClass());
    }

    /** The calls that the test's emulators had, from whatever client. */
    static String journals(ExtensionContext context) {
        return pool(context).inUse().stream().map(Emulator::journal).collect(Collectors.joining("\n"));
    }

    /** Of the session, since a forked JVM is handed its classes one by one, each with a root of its own. */
    private static EmulatorPool pool(ExtensionContext context) {
        return context.getStore(StoreScope.LAUNCHER_SESSION, NAMESPACE)
                .computeIfAbsent(EmulatorPool.class, type -> new EmulatorPool(), EmulatorPool.class);
    }

    private static EmulatorPool.Key key(ExtensionContext context) {
        EmulatorTest wanted = annotation(context).orElseThrow();
        return EmulatorPool.Key.of(
                OnEachDatabase.Invocations.current(context),
                wanted.value(),
                wanted.beans(),
                wanted.own() ? context.getRequiredTestClass() : Object.class);
    }

    /** Of the method, its class, or a class around that. */
    private static Optional<EmulatorTest> annotation(ExtensionContext context) {
        return AnnotationSupport.findAnnotation(context.getElement(), EmulatorTest.class)
                .or(() -> context.getTestClass()
                        .flatMap(type -> AnnotationSupport.findAnnotation(
                                type, EmulatorTest.class, context.getEnclosingTestClasses())))
                .or(() -> context.getParent().flatMap(EmulatorExtension::annotation));
    }
}
