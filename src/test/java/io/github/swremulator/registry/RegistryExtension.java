package io.github.swremulator.registry;

import io.github.swremulator.Database;
import io.github.swremulator.OnEachDatabase;
import io.github.swremulator.TestStore;
import io.github.swremulator.Transcript;
import io.github.swremulator.registry.store.TagPages;
import io.github.swremulator.registry.world.Collector;
import io.github.swremulator.registry.world.SessionName;
import io.github.swremulator.registry.world.Sessions;
import io.github.swremulator.registry.world.Snapshots;
import io.github.swremulator.seed.Seeds;
import io.github.swremulator.settings.DataDirectory;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.support.GenericApplicationContext;

/** Keeps one registry for each database and settings, and empties it before each test. */
public final class RegistryExtension implements ParameterResolver, BeforeEachCallback {

    private static final Namespace NAMESPACE = Namespace.create(RegistryExtension.class);

    /** The registry alone. No component, since the emulators of other tests would find it. */
    @EnableAutoConfiguration
    @ComponentScan
    @ConfigurationPropertiesScan(basePackageClasses = {RegistryExtension.class, DataDirectory.class})
    static class Registry {

        @Bean
        TestClock clock() {
            return new TestClock();
        }
    }

    private record Key(Database database, List<String> settings, int stride) {}

    /** The registries of the run. */
    private static final class Running implements AutoCloseable {

        private final Map<Key, ConfigurableApplicationContext> contexts = new HashMap<>();

        ConfigurableApplicationContext get(Key key) {
            return contexts.computeIfAbsent(key, Running::start);
        }

        private static ConfigurableApplicationContext start(Key key) {
            TestStore store = TestStore.create(key.database());
            ConfigurableApplicationContext started = new SpringApplicationBuilder(Registry.class)
                    .web(WebApplicationType.NONE)
                    .initializers((GenericApplicationContext context) -> {
                        context.registerBean(TestStore.class, () -> store);
                        context.registerBean(
                                "testPlaces",
                                TagPages.Places.class,
                                () -> new TagPages.Places(key.stride(), TagPages.Places.DEFAULT.max()));
                        context.registerBean(
                                "testCollectorSettings",
                                Collector.Settings.class,
                                () -> new Collector.Settings(Collector.Settings.DEFAULT.grace(), 2000),
                                definition -> definition.setPrimary(true));
                    })
                    .run(Stream.concat(store.settings().stream(), key.settings().stream())
                            .map(setting -> "--" + setting)
                            .toArray(String[]::new));
            Transcript.listenToTheLog();
            return started;
        }

        @Override
        public void close() {
            contexts.values().forEach(ConfigurableApplicationContext::close);
        }
    }

    /** The constructor's parameters depend on the database of the test, as those of its methods do. */
    @Override
    public ExtensionContextScope getTestInstantiationExtensionContextScope(ExtensionContext root) {
        return ExtensionContextScope.TEST_METHOD;
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == ApplicationContext.class
                || registry(context).getBeanProvider(type).getIfUnique() != null;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == ApplicationContext.class
                ? registry(context)
                : registry(context).getBean(type);
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        ConfigurableApplicationContext registry = registry(context);
        registry.getBean(TestClock.class).set(TestClock.START);
        Sessions sessions = registry.getBean(Sessions.class);
        sessions.list().forEach(session -> sessions.delete(session.name()));
        Snapshots snapshots = registry.getBean(Snapshots.class);
        for (boolean shared : new boolean[] {false, true}) {
            snapshots
                    .list(SessionName.DEFAULT, shared)
                    .forEach(snapshot -> snapshots.delete(SessionName.DEFAULT, snapshot.name(), shared));
        }
        registry.getBean(CatalogStore.class).seed(Seeds.document("{}"));
    }

    private static ConfigurableApplicationContext registry(ExtensionContext context) {
        RegistryTest wanted = AnnotationSupport.findAnnotation(
                        context.getRequiredTestClass(), RegistryTest.class, context.getEnclosingTestClasses())
                .orElseThrow();
        return context.getStore(StoreScope.LAUNCHER_SESSION, NAMESPACE)
                .computeIfAbsent(Running.class, type -> new Running(), Running.class)
                .get(new Key(OnEachDatabase.Invocations.current(context), List.of(wanted.value()), wanted.stride()));
    }
}
