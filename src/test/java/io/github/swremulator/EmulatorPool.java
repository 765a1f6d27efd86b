package io.github.swremulator;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The emulators that the tests of a run share: one for each database, settings and beans. */
final class EmulatorPool implements AutoCloseable {

    private final Map<Key, Emulator> running = new LinkedHashMap<>();

    /** As after their start, or in the hands of the test that runs. */
    private final Set<Emulator> inUse = new HashSet<>();

    /** What emulators are told apart by; {@code owner} is a class that shares with no other, or {@code Object}. */
    record Key(Database database, Set<String> settings, List<Class<?>> beans, Class<?> owner) {

        static Key of(Database database, String[] settings, Class<?>[] beans, Class<?> owner) {
            return new Key(database, new TreeSet<>(List.of(settings)), List.of(beans), owner);
        }

        private Emulator start() {
            return Emulator.start(TestStore.create(database), beans, settings.toArray(String[]::new));
        }
    }

    /** One that is as after its start, or that the test that runs has already. */
    Emulator get(Key key) {
        Emulator emulator = running.computeIfAbsent(key, Key::start);
        if (!inUse.contains(emulator)) {
            emulator = emulator.reset() ? emulator : replace(key, emulator);
            inUse.add(emulator);
        }
        return emulator;
    }

    /** Whatever a test left behind is not the next one's to suffer from. */
    private Emulator replace(Key key, Emulator broken) {
        broken.close();
        Emulator fresh = key.start();
        running.put(key, fresh);
        return fresh;
    }

    /** The emulators that the test that runs has got. */
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
