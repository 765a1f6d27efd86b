package io.github.swremulator;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.stream.Stream;
import org.junit.jupiter.api.ClassTemplate;
import org.junit.jupiter.api.extension.ClassTemplateInvocationContext;
import org.junit.jupiter.api.extension.ClassTemplateInvocationContextProvider;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Runs the tests of a class once on each {@link Database}, which they can take as a parameter. Without this annotation, tests
 * run on H2 only.
 */
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@ClassTemplate
@ExtendWith({OnEachDatabase.Invocations.class, Transcript.class})
public @interface OnEachDatabase {

    /** One invocation of the class for each database. */
    final class Invocations implements ClassTemplateInvocationContextProvider, ParameterResolver {

        private static final Namespace NAMESPACE = Namespace.create(OnEachDatabase.class);

        /** Returns the database of the current tests. */
        public static Database current(ExtensionContext context) {
            return context.getStore(NAMESPACE).getOrDefault(Database.class, Database.class, Database.H2);
        }

        @Override
        public boolean supportsClassTemplate(ExtensionContext context) {
            return true;
        }

        @Override
        public Stream<Invocation> provideClassTemplateInvocationContexts(ExtensionContext context) {
            return Stream.of(Database.values()).map(Invocation::new);
        }

        /** Parameters of the constructor, like those of methods, depend on the database of the test. */
        @Override
        public ExtensionContextScope getTestInstantiationExtensionContextScope(ExtensionContext root) {
            return ExtensionContextScope.TEST_METHOD;
        }

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType().equals(Database.class);
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return current(context);
        }

        private record Invocation(Database database) implements ClassTemplateInvocationContext {

            @Override
            public String getDisplayName(int invocationIndex) {
                return database.name();
            }

            @Override
            public void prepareInvocation(ExtensionContext context) {
                context.getStore(NAMESPACE).put(Database.class, database);
            }
        }
    }
}
