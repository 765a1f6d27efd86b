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

/** Provides the shared emulators, reset before each test. */
final class EmulatorExtension implements ParameterResolver, BeforeEachCallback, AfterEachCallback, AfterAllCallback {

    private static final Namespace NAMESPACE = Namespace.create(EmulatorExtension.class);

    /** Parameters of the constructor, like those of methods, depend on the database of the test. */
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

    /** Resets before the test's own preparations, even if one instance runs all tests of a class. */
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

    /** Returns the calls of all clients to the test's emulators. */
    static String journals(ExtensionContext context) {
        return pool(context).inUse().stream().map(Emulator::journal).collect(Collectors.joining("\n"));
    }

    /** Belongs to the launcher session, because a forked JVM gets its classes one by one, each with its own root. */
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

    /** Finds the annotation on the method, its class or an enclosing class. */
    private static Optional<EmulatorTest> annotation(ExtensionContext context) {
        return AnnotationSupport.findAnnotation(context.getElement(), EmulatorTest.class)
                .or(() -> context.getTestClass()
                        .flatMap(type -> AnnotationSupport.findAnnotation(
                                type, EmulatorTest.class, context.getEnclosingTestClasses())))
                .or(() -> context.getParent().flatMap(EmulatorExtension::annotation));
    }
}
