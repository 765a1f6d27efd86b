package side;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Tags in a folder, which are kept for the next run: it takes minutes to write many. */
record Store(Path folder) {

    private static final String SEED = "seed.yaml";
    private static final String SEEDED = "seeded";

    static Store seeded(Lab lab, String document) throws IOException, InterruptedException {
        String key = Sha256.of((Jar.migrations() + document).getBytes()).substring(0, 12);
        Store store = new Store(Lab.KEPT.resolve("store-" + key));
        if (!Files.exists(store.folder.resolve(SEEDED))) {
            store.seed(lab, document);
        }
        return store;
    }

    private void seed(Lab lab, String document) throws IOException, InterruptedException {
        Trees.delete(folder);
        Files.createDirectories(folder);
        Files.writeString(folder.resolve(SEED), document);
        lab.startAndAwait(recipe(lab, Jvm.LARGE_HEAP), Server.READY).end();
        Files.createFile(folder.resolve(SEEDED));
    }

    /** An emulator as the image starts it, which shows what is in the folder. */
    Recipe recipe(Lab lab, String heap) throws IOException, InterruptedException {
        return Emulator.imageOf(
                heap,
                lab,
                "--spring.profiles.active=file",
                "--swr.data-dir=" + folder.resolve("data"),
                "--swr.seed=" + folder.resolve(SEED));
    }
}
