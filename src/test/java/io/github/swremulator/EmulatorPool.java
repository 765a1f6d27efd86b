package io.github.swremulator;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The emulators that all tests share: one for each combination of database, settings and beans. */
final class EmulatorPool implements AutoCloseable {

    private final Map<Key, Emulator> running = new LinkedHashMap<>();

    /** The emulators that the current test uses, which were reset before it. */
    private final Set<Emulator> inUse = new HashSet<>();

    /** Identifies an emulator; {@code owner} is a class that does not share its emulator, or {@code Object}. */
    record Key(Database database, Set<String> settings, List<Class<?>> beans, Class<?> owner) {

        static Key of(Database database, String[] settings, Class<?>[] beans, Class<?> owner) {
            return new Key(database, new TreeSet<>(List.of(settings)), List.of(beans), owner);
        }

        private Emulator start() {
            return Emulator.start(TestStore.create(database), beans, settings.toArray(String[]::new));
        }
    }

    /** Returns an emulator that was just reset, or that the current test already uses. */
    Emulator get(Key key) {
        Emulator emulator = running.computeIfAbsent(key, Key::start);
        if (!inUse.contains(emulator)) {
            emulator = emulator.reset() ? emulator : replace(key, emulator);
            inUse.add(emulator);
        }
        return emulator;
    }

    /** Replaces an emulator that cannot be reset. */
    private Emulator replace(Key key, Emulator broken) {
        broken.close();
        Emulator fresh = key.start();
        running.put(key, fresh);
        return fresh;
    }

    /** Returns the emulators that the current test uses. */
    Set<Emulator> inUse() {
        return inUse;
    }

    void endTest() {
        inUse.clear();
    }

    void endClass(Class<?> owner) {
        running.entrySet().removeIf(entry -> {
            boolean ends = entry.getKey().owner().equals(owner);
            if (ends) {
                entry.getValue().close();
            }
            return ends;
        });
    }

    @Override
    public void close() {
        running.values().forEach(Emulator::close);
    }
}
