package io.github.swremulator;

import static io.github.swremulator.Emulator.tags;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A store in a folder whose process is killed repeatedly during resets, snapshots and first changes of large repositories:
 * every change with a reply is stored, and no change is stored partly. {@code -Dtest.rounds=20} kills it 20 times, and
 * prints the CPU time.
 */
class KilledStoreIT {

    private static final int ROUNDS = Integer.getInteger("test.rounds", 1);
    private static final String APP = tags("group", "app");

    private final ExecutorService clients = Executors.newCachedThreadPool();
    private final AtomicInteger answered = new AtomicInteger();
    private final List<Client> all =
            List.of(new Resetting("few", 20), new Resetting("many", 2500), new KeepingSnapshots("kept"));
    private Duration cpu = Duration.ZERO;

    @TempDir
    private Path folder;

    @AfterEach
    void stop() {
        clients.shutdownNow();
    }

    @Test
    void keepsEveryConfirmedChangeAndNoPartialOne() throws Exception {
        try (JarProcess emulator = start()) {
            for (Client each : all) {
                each.begin(emulator);
            }
            changeUntilItIsKilled(emulator, 0);
        }
        for (int round = 1; round <= ROUNDS; round++) {
            try (JarProcess emulator = start()) {
                awaitCleaned(round);
                for (Client each : all) {
                    each.check(emulator);
                }
                if (round < ROUNDS) {
                    changeUntilItIsKilled(emulator, round);
                } else {
                    note(emulator);
                }
            }
        }
        if (ROUNDS > 1) {
            System.out.printf("killed %d times, confirmed %d changes, CPU %s%n", ROUNDS, answered.get(), cpu);
        }
    }

    private JarProcess start() {
        return JarProcess.start(
                folder, Map.of("SPRING_PROFILES_ACTIVE", "file", "SWR_DATA_DIR", "kept", "SWR_SEED", "none"));
    }

    private void note(JarProcess emulator) {
        cpu = cpu.plus(emulator.handle().info().totalCpuDuration().orElse(Duration.ZERO));
    }

    /** Kills the process after a random number of replies, in whatever state it is then. */
    private void changeUntilItIsKilled(JarProcess emulator, int round) throws Exception {
        int last = answered.get() + 8 + new Random(round).nextInt(25);
        List<Future<?>> running = new ArrayList<>();
        for (Client each : all) {
            running.add(clients.submit(() -> untilItIsKilled(() -> each.change(emulator))));
        }
        running.add(clients.submit(() -> untilItIsKilled(() -> {
            for (Client each : all) {
                each.read(emulator);
            }
        })));
        await().until(() -> answered.get() >= last || running.stream().anyMatch(Future::isDone));
        note(emulator);
        // SIGKILL: the process cannot run a shutdown hook.
        emulator.close();
        for (Future<?> each : running) {
            each.get();
        }
    }

    private interface Call {
        void make() throws IOException, InterruptedException;
    }

    private static boolean untilItIsKilled(Call call) throws InterruptedException {
        try {
            while (true) {
                call.make();
            }
        } catch (IOException killed) {
            return true;
        }
    }

    /** Reads a copy, because the process has the file open. */
    private void awaitCleaned(int round) {
        Path copy = folder.resolve("copy-" + round + ".mv.db");
        await().ignoreExceptions().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            Files.copy(folder.resolve("kept/swr.mv.db"), copy, StandardCopyOption.REPLACE_EXISTING);
            TestStore store = new TestStore("jdbc:h2:file:" + folder.resolve("copy-" + round), "sa", "");
            assertThat(store.count(TestStore.UNREACHABLE_WORLDS)).isZero();
            assertThat(store.count(TestStore.UNLISTED_CONTENTS)).isZero();
            assertThat(store.count("content c WHERE c.tag_count <>"
                            + " (SELECT COUNT(*) FROM tag t WHERE t.content_id = c.id)"))
                    .isZero();
        });
    }

    /** A client that changes its own session and knows the expected data. */
    private abstract class Client {

        private final String session;
        private int number;

        Client(String session) {
            this.session = session;
        }

        abstract String seed();

        void begin(JarProcess emulator) throws IOException, InterruptedException {
            String body = "{\"name\":\"" + session + "\",\"seed\":\"" + seed().replace("\"", "\\\"") + "\"}";
            assertStatus(201, emulator.send("POST", "/_emulator/sessions", body));
        }

        final void change(JarProcess emulator) throws IOException, InterruptedException {
            change(emulator, number++);
        }

        /** Makes some changes, different ones for each number. */
        abstract void change(JarProcess emulator, int n) throws IOException, InterruptedException;

        /** Reads during the changes. */
        abstract void read(JarProcess emulator) throws IOException, InterruptedException;

        /** Asserts that the data are as after the last reply, or as after the change that the kill interrupted. */
        abstract void check(JarProcess emulator) throws IOException, InterruptedException;

        final HttpResponse<String> call(JarProcess emulator, String method, String path, String body)
                throws IOException, InterruptedException {
            return emulator.send(method, "/_session/" + session + path, body);
        }

        final void changed(JarProcess emulator, int status, String method, String path, String body)
                throws IOException, InterruptedException {
            assertStatus(status, call(emulator, method, path, body));
            answered.incrementAndGet();
        }

        final HttpResponse<String> list(JarProcess emulator) throws IOException, InterruptedException {
            return call(emulator, "GET", APP, "");
        }
    }

    private static void assertStatus(int status, HttpResponse<String> reply) {
        assertThat(reply.statusCode()).as(reply.body()).isEqualTo(status);
    }

    /** Returns the names of a list, whose length must match its header. */
    private static Set<String> names(HttpResponse<String> reply) {
        assertStatus(200, reply);
        Set<String> names = new LinkedHashSet<>();
        for (JsonNode tag : JsonMapper.shared().readTree(reply.body())) {
            assertThat(names.add(tag.get("Tag").stringValue())).isTrue();
        }
        assertThat(reply.headers().firstValue("Content-Range")).contains("0-" + names.size() + "/" + names.size());
        return names;
    }

    private static String point(String source, String tag) {
        return "{\"source_tag\":\"%s\",\"destination_tag\":\"%s\"}".formatted(source, tag);
    }

    /** Adds a tag to the seed, which copies all its tags, and resets. */
    private final class Resetting extends Client {

        private final int tags;
        private String seed = "";
        /** The additional tags after the last reply; {@code asked} are those after the current change. */
        private Set<String> added = Set.of();

        private Set<String> asked = Set.of();

        Resetting(String session, int tags) {
            super(session);
            this.tags = tags;
        }

        @Override
        String seed() {
            return "group/app: [{count: " + tags + ", name: \"n-{n}\"}]";
        }

        @Override
        void begin(JarProcess emulator) throws IOException, InterruptedException {
            super.begin(emulator);
            seed = list(emulator).body();
        }

        @Override
        void change(JarProcess emulator, int n) throws IOException, InterruptedException {
            asked = Set.of("added-" + n);
            changed(emulator, 201, "POST", APP, point("n-1", "added-" + n));
            added = asked;
            asked = Set.of();
            changed(emulator, 204, "POST", "/_emulator/reset", "");
            added = asked;
        }

        @Override
        void read(JarProcess emulator) throws IOException, InterruptedException {
            HttpResponse<String> page = call(emulator, "GET", APP + "?limit=10&offset=" + (tags - 5), "");
            assertStatus(200, page);
            int rows = JsonMapper.shared().readTree(page.body()).size();
            assertThat(rows).isIn(5, 6);
            assertThat(page.headers().firstValue("Content-Range"))
                    .contains((tags - 5) + "-" + rows + "/" + (tags - 5 + rows));
        }

        @Override
        void check(JarProcess emulator) throws IOException, InterruptedException {
            Set<String> shown = names(list(emulator));
            for (int n = 1; n <= tags; n++) {
                assertThat(shown.remove("n-" + n)).isTrue();
            }
            assertThat(shown).isIn(added, asked);
            assertStatus(204, call(emulator, "POST", "/_emulator/reset", ""));
            assertThat(list(emulator).body()).isEqualTo(seed);
            added = Set.of();
            asked = Set.of();
        }
    }

    /** Replaces the data, takes snapshots and restores them. */
    private final class KeepingSnapshots extends Client {

        private static final String EXTRA = "extra";

        private final Random random = new Random(1);
        /** The data after the last reply, a number and perhaps the extra tag; {@code asked} are those after the change. */
        private String shown = "0";

        private String asked = "0";
        /** The data of each snapshot; {@code changing} is the snapshot that the current change affects. */
        private final Map<String, String> kept = new TreeMap<>();

        private String changing = "";
        private final Map<String, String> lists = new HashMap<>();

        KeepingSnapshots(String session) {
            super(session);
        }

        @Override
        String seed() {
            return data("0");
        }

        private String data(String number) {
            return "group/app: [{count: " + count(number) + ", name: \"r" + number + "-{n}\"}]";
        }

        private int count(String number) {
            return 40 + Integer.parseInt(number) % 40;
        }

        @Override
        void change(JarProcess emulator, int n) throws IOException, InterruptedException {
            String number = String.valueOf(n + 1);
            asked = number;
            changed(emulator, 200, "PUT", "/_emulator/data", data(number));
            shown = asked;
            lists.put(number, list(emulator).body());
            String name = "s" + n % 4;
            changing = name;
            asked = number;
            changed(emulator, 200, "PUT", "/_emulator/snapshots/" + name, "");
            kept.put(name, number);
            changing = "";
            List<String> names = List.copyOf(kept.keySet());
            String other = names.get(random.nextInt(names.size()));
            asked = kept.getOrDefault(other, "");
            changed(emulator, 204, "POST", "/_emulator/snapshots/" + other, "");
            shown = asked;
            asked = shown + EXTRA;
            changed(emulator, 201, "POST", APP, point("r" + shown + "-1", EXTRA));
            shown = asked;
            if (n % 3 == 2) {
                changing = other;
                changed(emulator, 204, "DELETE", "/_emulator/snapshots/" + other, "");
                kept.remove(other);
                changing = "";
            }
        }

        @Override
        void read(JarProcess emulator) throws IOException, InterruptedException {
            whatIsShown(list(emulator));
        }

        /** Returns the data that a list shows, which must be complete. */
        private String whatIsShown(HttpResponse<String> list) {
            Set<String> names = names(list);
            boolean hasExtra = names.remove(EXTRA);
            String first = names.iterator().next();
            String number = first.substring(1, first.indexOf('-'));
            assertThat(names).hasSize(count(number)).allMatch(name -> name.startsWith("r" + number + "-"));
            return hasExtra ? number + EXTRA : number;
        }

        @Override
        void check(JarProcess emulator) throws IOException, InterruptedException {
            assertThat(whatIsShown(list(emulator))).isIn(shown, asked);
            Set<String> names = new TreeSet<>();
            JsonMapper.shared()
                    .readTree(call(emulator, "GET", "/_emulator/snapshots", "").body())
                    .forEach(snapshot -> names.add(snapshot.get("name").stringValue()));
            assertThat(without(changing, names)).isEqualTo(without(changing, kept.keySet()));
            for (String name : names) {
                assertStatus(204, call(emulator, "POST", "/_emulator/snapshots/" + name, ""));
                HttpResponse<String> list = list(emulator);
                String back = whatIsShown(list);
                assertThat(list.body()).isEqualTo(lists.get(back));
                assertThat(back).isIn(kept.get(name), name.equals(changing) ? asked : kept.get(name));
                kept.put(name, back);
                shown = back;
            }
            kept.keySet().retainAll(names);
            if (names.isEmpty()) {
                shown = whatIsShown(list(emulator));
            }
            asked = shown;
            changing = "";
        }

        private Set<String> without(String one, Set<String> names) {
            Set<String> others = new TreeSet<>(names);
            others.remove(one);
            return others;
        }
    }
}
