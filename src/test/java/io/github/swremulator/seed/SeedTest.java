package io.github.swremulator.seed;

import static io.github.swremulator.CapturedReplies.tag;
import static io.github.swremulator.Emulator.tags;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.swremulator.CapturedReplies;
import io.github.swremulator.Database;
import io.github.swremulator.Emulator;
import io.github.swremulator.EmulatorTest;
import io.github.swremulator.TestStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** When a seed is loaded, and which files of a folder are read. */
@EmulatorTest
@ExtendWith(OutputCaptureExtension.class)
class SeedTest {

    @TempDir
    private Path folder;

    private final Emulator emulator;

    SeedTest(Emulator emulator) {
        this.emulator = emulator;
    }

    @Test
    void loadsASeedOnceUnlessConfiguredOtherwiseAndLogsItsSize(@TempDir Path other, CapturedOutput log) {
        TestStore store = TestStore.create(Database.H2);
        String first = new CapturedReplies(folder)
                .withTags("group", "app", 2)
                .withTags("group", "a$b", 3)
                .withTags("team", "app", 0)
                .setting();
        String second = new CapturedReplies(other).withTags("group", "other", 1).setting();
        try (Emulator started = Emulator.start(store, first)) {
            assertThat(started.get(tags("team", "app")).body()).isEqualTo("[]");
            assertThat(log.getAll().lines().filter(line -> line.contains("Loaded the seed " + folder)))
                    .singleElement()
                    .asString()
                    .endsWith(": organizations 2, image repositories 3, tags 5");
        }
        try (Emulator started = Emulator.start(store, second)) {
            assertThat(started.get(tags("group", "app")).statusCode()).isEqualTo(200);
            assertThat(started.get(tags("group", "other")).statusCode()).isEqualTo(404);
            assertThat(log.getAll()).contains("is ignored");
        }
        try (Emulator started = Emulator.start(store, second, "swr.seed-mode=always")) {
            assertThat(started.get(tags("group", "app")).statusCode()).isEqualTo(404);
            assertThat(started.get(tags("group", "other")).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void doesNotLoadASeedIntoAStoreThatWasSeededWithNone() {
        TestStore store = TestStore.create(Database.H2);
        Emulator.start(store, "swr.seed=none").close();
        try (Emulator started = Emulator.start(store)) {
            assertThat(started.get(tags("namespace", "busybox")).body()).contains("SVCSTG.SWR.4040058");
        }
    }

    @Test
    void namesTheNamespaceOfASingleReplyAfterItsFolder() {
        new CapturedReplies(folder).withTags("group", "a$b", 1).withTags("group", "other", 1);
        Seeds.load(emulator, folder.resolve("group").resolve("a$b.json"));
        assertThat(emulator.get(tags("group", "a$b")).statusCode()).isEqualTo(200);
        assertThat(emulator.get(tags("group", "other")).statusCode()).isEqualTo(404);
    }

    @Test
    void readsFilesAndFoldersInTheOrderOfNames() throws IOException {
        Files.writeString(folder.resolve("c.yaml"), "last/app: [v1]");
        Files.writeString(folder.resolve("a.json"), "{\"first/app\": [\"v1\"]}");
        new CapturedReplies(folder).withTags("b", "app", 0);
        Files.writeString(folder.resolve("a2.yml"), "second/app: [v1]");
        assertThat(SeedListing.of(SeedFiles.find(folder.toString())).toString().lines())
                .filteredOn(line -> line.startsWith("repository"))
                .containsExactly(
                        "repository first/app null",
                        "repository second/app null",
                        "repository b/app null",
                        "repository last/app null");
    }

    @Test
    void skipsNamesWithALeadingDotAndFollowsLinksInsideTheFolder() throws IOException {
        // The layout of a mounted config map: two links lead to the file.
        new CapturedReplies(folder.resolve("..2025_01_01")).withTags("group", "app", 1);
        Files.createSymbolicLink(folder.resolve("..data"), Path.of("..2025_01_01"));
        Files.createSymbolicLink(folder.resolve("group"), Path.of("..data/group"));
        Files.writeString(folder.resolve(".DS_Store"), "");
        Seeds.load(emulator, folder);
        assertThat(emulator.get(tags("group", "app")).statusCode()).isEqualTo(200);
    }

    @Test
    void ignoresFieldsThatAreNotDocumented(CapturedOutput log) {
        var first = tag("group", "app", 1);
        first.put("new\nmember", List.of("of", "any", List.of("kind")));
        new CapturedReplies(folder)
                .with("group", "app", List.of(first, tag("group", "app", 2)))
                .load(emulator);
        assertThat(emulator.get(tags("group", "app")).headers().firstValue("Content-Range"))
                .contains("0-2/2");
        assertThat(log.getAll()).contains("app.json:1:").contains("\"new\\nmember\" is not a documented field");
    }

    @Test
    void readsACapturedReplyOfVersion3(CapturedOutput log) throws IOException {
        emulator.seed("group/app: [{count: 3, name: 'v{n}'}]");
        String page = "/v3/manage/namespaces/group/repos/app/tags?with_manifest=true&limit=2";
        String captured = emulator.get(page).body();
        Files.createDirectories(folder.resolve("group"));
        Files.writeString(folder.resolve("group/app.json"), captured);
        Seeds.load(emulator, folder);
        String loaded = emulator.get(page).body();
        assertThat(loaded)
                .contains("\"has_more\":false")
                .startsWith(captured.substring(0, captured.indexOf("],\"next")));
        assertThat(log.getAll()).contains("app.json:1:", "the reply is one page");
    }

    @Test
    void readsACapturedReplyWithAByteOrderMark() throws IOException {
        new CapturedReplies(folder).withTags("group", "app", 2);
        Path reply = folder.resolve("group/app.json");
        Files.writeString(reply, "\uFEFF" + Files.readString(reply));
        assertThat(SeedListing.of(SeedFiles.find(reply.toString())).names()).hasSize(2);
    }

    @Test
    void storesAManifestOncePerDigest() {
        var first = tag("group", "app", 1);
        var second = tag("group", "app", 1);
        second.put("Tag", "same");
        new CapturedReplies(folder)
                .with("group", "app", List.of(first, second))
                .with("group", "other", List.of(first))
                .load(emulator);
        String shown = " FROM session s JOIN image_repository r ON r.world_id = s.world_id"
                + " JOIN tag t ON t.content_id = r.content_id WHERE s.name = 'default') shown";
        assertThat(emulator.store().count("(SELECT t.id" + shown)).isEqualTo(3);
        assertThat(emulator.store().count("(SELECT DISTINCT t.manifest_id" + shown))
                .as("shared by both image repositories")
                .isOne();
        assertThat(emulator.get(tags("group", "app")).body()).contains("\"Tag\":\"same\"");
    }
}
