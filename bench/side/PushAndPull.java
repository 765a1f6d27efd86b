package side;

import static java.nio.charset.StandardCharsets.UTF_8;

import module java.base;

import side.Samples.Key;
import side.Server.Recipe;

/** Measures the emulator as a registry beside Docker's: {@code bench/registry}. */
class PushAndPull {

    private static final String TITLE = "\n## Push and pull\n";

    private static final String OTHER = "docker-registry";
    private static final String CLIENT = "client";
    private static final String SMALL = Emulator.IMAGE + ", `-Xmx128m`";
    /** A millisecond for each MB is a second for each GB. */
    private static final String CPU = "CPU time";

    private static final String PUSH = "push, %s";
    private static final String PULL = "pull, %s";
    private static final String MANIFESTS = "push of manifests";
    private static final String SPEED = "MB/s";
    private static final String PER_SECOND = "manifests/s";

    private static final int CLIENTS = 4;
    private static final int LAYERS = 10;
    private static final int LAYER = 20_000_000;
    private static final int PUSHES = 1_000;
    private static final int LISTED = 100;

    private static final String REGISTRY_FILE = """
        version: 0.1
        log: {level: error, accesslog: {disabled: true}}
        storage: {cache: {blobdescriptor: inmemory}, filesystem: {rootdirectory: %s}}
        http: {addr: "127.0.0.1:%d"}
        """;
    private static final String HEAD = TITLE + """

        Written by `bench/registry%s`. %d clients at a time, each with an image or a blob of its own and one kept connection, make the
        calls of Docker: a push of a blob is HEAD, POST, a chunked PATCH, and PUT with the digest. What is pulled is compared. A
        push of a manifest is HEAD of its blob, and PUT by a new tag, %,d in all. The emulator is started as the container image
        starts it, with `%s` and `swr.registry.media-types=any`. In each round, each server is a new process, in which each client
        has pushed and pulled an image of two layers before, and pushed %d manifests. The blobs of both are in `%s`. Client and server
        share the processors. CPU time is in s for each GB, and in ms for each manifest.

        """;

    private final Lab lab;
    private final boolean quick;
    /** What both servers store. */
    private final Path data;

    private record Image(Blob config, List<Blob> layers) {

        static Image of(String name, int layers, long size) throws GeneralSecurityException {
            List<Blob> blobs = new ArrayList<>();
            for (int layer = 0; layer < layers; layer++) {
                blobs.add(Blob.of("layer %d of %s".formatted(layer, name), size));
            }
            String config = "{\"architecture\":\"amd64\",\"os\":\"linux\",\"author\":\"%s\"}".formatted(name);
            return new Image(Blob.of(config, 0), blobs);
        }

        double megabytes() {
            return layers.stream().mapToLong(Blob::size).sum() / 1e6;
        }
    }

    /** What one of the clients does. */
    private interface Work {
        void make(RegistryClient client, int number) throws Exception;
    }

    private PushAndPull(Lab lab, boolean quick, Path parent) throws IOException {
        this.lab = lab;
        this.quick = quick;
        data = Files.createTempDirectory(parent, "swr-emulator-bench");
    }

    public static void main(String... arguments) throws Exception {
        Locale.setDefault(Locale.ROOT);
        List<String> rest = new ArrayList<>(List.of(arguments));
        boolean quick = rest.remove("--quick");
        boolean write = rest.remove("--write");
        Path parent = Path.of(Bench.value(rest, "--folder", "/dev/shm")).toAbsolutePath();
        if (!rest.isEmpty() || !Files.isDirectory(parent)) {
            System.err.println("bench/registry: unknown options, or no folder; the head of the script tells which there are");
            System.exit(1);
        }
        Lab lab = new Lab(quick ? Lab.Options.QUICK : Lab.Options.WHOLE, Path.of(""));
        PushAndPull bench = new PushAndPull(lab, quick, parent);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            lab.close();
            Lab.delete(bench.data);
        }));
        String section = bench.run();
        System.out.println(section);
        if (write) {
            Path page = Path.of("docs", "benchmarks.md");
            String whole = Files.readString(page);
            Files.writeString(page, whole.replace(section(whole), "") + section);
        }
    }

    /** Returns the section of a page that is its last one, or nothing. */
    static String section(String page) {
        int begin = page.indexOf(TITLE);
        return begin < 0 ? "" : page.substring(begin);
    }

    private String run() throws Exception {
        String load = Bench.machineLoad();
        Bench.progress("prepares the images");
        long large = quick ? 250_000_000 : 1_000_000_000;
        String image = "image of %d layers of %d MB".formatted(LAYERS, LAYER / 1_000_000);
        String blob = "blob of %,d MB".formatted(large / 1_000_000);
        List<Image> warm = images("warm", 2, LAYER);
        List<Image> images = images(image, LAYERS, LAYER);
        List<Image> blobs = images(blob, 1, large);
        int rounds = quick ? 1 : 3;
        for (int round = 0; round < rounds; round++) {
            for (boolean own : List.of(false, true)) {
                Server server = start(own ? emulator(Emulator.HEAP) : other());
                warmUp(server, warm);
                measure(server, image, images);
                measure(server, blob, blobs);
                measure(server, MANIFESTS, PER_SECOND, PUSHES, (client, _) -> pushManifests(client, "new", PUSHES / CLIENTS));
                if (own) {
                    requireListed(server);
                }
                end(server);
            }
        }
        String memory = memory(warm, images);
        return HEAD.formatted(quick ? " --quick" : "", CLIENTS, PUSHES, Emulator.HEAP, PUSHES / CLIENTS, data.getParent())
                + table(image, blob)
                + "\n" + memory + "\n"
                + "The tag list had the tag right after each of %d pushes. ".formatted(rounds * LISTED)
                + "Rounds: %d. Load of the machine: %s before, %s after.\n".formatted(rounds, load, Bench.machineLoad());
    }

    private static List<Image> images(String name, int layers, long size) throws Exception {
        List<Image> images = new ArrayList<>();
        for (int client = 0; client < CLIENTS; client++) {
            images.add(Image.of(name + " " + client, layers, size));
        }
        return images;
    }

    private Recipe emulator(String heap) throws Exception {
        Recipe image = Emulator.sized(lab, heap, "bench/seeded: [v1]\n", "--swr.registry.media-types=any");
        List<String> command = new ArrayList<>(image.command());
        // The emulator makes its folder of blobs there.
        command.add(1, "-Djava.io.tmpdir=" + data);
        return new Recipe(image.name(), image.folder(), image.port(), image.ready(), command, null);
    }

    private Recipe other() throws IOException {
        int port = Lab.freePort();
        Path file = Files.writeString(lab.folder.resolve("registry.yml"), REGISTRY_FILE.formatted(data, port));
        return new Recipe(OTHER, lab.folder, port, "/v2/", List.of(OTHER, "serve", file.toString()), null);
    }

    private Server start(Recipe recipe) throws Exception {
        Bench.progress(recipe.name());
        return lab.start(recipe).awaitReady();
    }

    private void end(Server server) throws Exception {
        server.end();
        Lab.delete(data);
        Files.createDirectory(data);
    }

    private static void warmUp(Server server, List<Image> images) throws Exception {
        atOnce(server, (client, number) -> {
            push(client, images.get(number));
            pull(client, images.get(number));
            pushManifests(client, "warm", PUSHES / CLIENTS);
        });
    }

    private void measure(Server server, String what, List<Image> images) throws Exception {
        double megabytes = images.stream().mapToDouble(Image::megabytes).sum();
        measure(server, PUSH.formatted(what), SPEED, megabytes, (client, number) -> push(client, images.get(number)));
        measure(server, PULL.formatted(what), SPEED, megabytes, (client, number) -> pull(client, images.get(number)));
    }

    private void measure(Server server, String work, String unit, double count, Work clients) throws Exception {
        double cpu = server.cpuMillis();
        double own = ownCpuMillis();
        double seconds = atOnce(server, clients);
        lab.samples.add(server.name(), work, unit, count / seconds);
        lab.samples.add(server.name(), work, CPU, (server.cpuMillis() - cpu) / count);
        lab.samples.add(CLIENT, work, CPU, (ownCpuMillis() - own) / count);
    }

    private static double ownCpuMillis() {
        return ProcessHandle.current().info().totalCpuDuration().orElseThrow().toMillis();
    }

    /** Returns after how many seconds the last client was ready. */
    private static double atOnce(Server server, Work work) throws Exception {
        List<RegistryClient> clients = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(CLIENTS)) {
            List<Callable<Void>> calls = new ArrayList<>();
            for (int number = 0; number < CLIENTS; number++) {
                int each = number;
                RegistryClient client = new RegistryClient(server, "bench/client" + number);
                clients.add(client);
                calls.add(() -> {
                    work.make(client, each);
                    return null;
                });
            }
            long begun = System.nanoTime();
            for (Future<Void> done : threads.invokeAll(calls)) {
                done.get();
            }
            return (System.nanoTime() - begun) / 1e9;
        } finally {
            for (RegistryClient client : clients) {
                client.close();
            }
        }
    }

    private static void push(RegistryClient client, Image image) throws IOException {
        client.push(tag(image), image.config(), image.layers());
    }

    private static void pull(RegistryClient client, Image image) throws IOException {
        client.pull(tag(image), image.config(), image.layers());
    }

    private static String tag(Image image) {
        return image.config().digest().substring(7, 19);
    }

    private static void pushManifests(RegistryClient client, String name, int pushes) throws Exception {
        Image small = Image.of(name + " " + client.repository, 0, 0);
        client.push(small.config());
        for (int push = 0; push < pushes; push++) {
            client.requireBlob(small.config());
            client.putManifest(name + push, RegistryClient.manifest(small.config(), List.of(), name + push));
        }
    }

    /** Lists right after each push. */
    private static void requireListed(Server server) throws Exception {
        try (RegistryClient client = new RegistryClient(server, "bench/listed")) {
            Image small = Image.of(client.repository, 0, 0);
            client.push(small.config());
            for (int push = 0; push < LISTED; push++) {
                client.putManifest("listed" + push, RegistryClient.manifest(small.config(), List.of(), ""));
                String list = new String(server.body(Page.list("listed").replace("/group/", "/bench/")), UTF_8);
                if (!list.contains("\"listed" + push + "\"")) {
                    throw new IllegalStateException("a tag is not listed right after its push: " + list);
                }
            }
        }
    }

    /** Half of the bytes are pushed, and half pulled. */
    private String memory(List<Image> warm, List<Image> images) throws Exception {
        Server server = start(emulator("-Xmx128m").named(SMALL));
        Thread.sleep(2_000);
        double idle = server.residentMiB();
        warmUp(server, warm);
        double before = server.residentMiB();
        double most = before;
        double gigabytes = 0;
        for (int turn = 0; gigabytes < (quick ? 2 : 10); turn++) {
            List<Image> others = turn == 0 ? images : images("turn " + turn, LAYERS, LAYER);
            atOnce(server, (client, number) -> push(client, others.get(number)));
            most = Math.max(most, server.residentMiB());
            atOnce(server, (client, number) -> pull(client, others.get(number)));
            most = Math.max(most, server.residentMiB());
            gigabytes += 2 * others.stream().mapToDouble(Image::megabytes).sum() / 1e3;
        }
        end(server);
        return """
            Resident memory with `-Xmx128m`: %.0f MiB when idle, %.0f MiB after the first calls, and %.0f MiB at most while %.1f GB were
            pushed and pulled. It may grow by less than 30 MiB meanwhile: %s.
            """.formatted(idle, before, most, gigabytes, most - before < 30 ? "met" : "missed");
    }

    private String table(String image, String blob) {
        String[] columns = {"", "emulator", OTHER, "ratio", "goal", "CPU time, emulator", OTHER, CLIENT};
        StringBuilder table = new StringBuilder(Report.row(columns)).append("|" + "---|".repeat(columns.length) + "\n");
        for (String what : List.of(image, blob)) {
            table.append(row(PUSH.formatted(what), SPEED, 0.8)).append(row(PULL.formatted(what), SPEED, 0.8));
        }
        return table.append(row(MANIFESTS, PER_SECOND, 0.5)).toString();
    }

    private String row(String work, String unit, double goal) {
        Samples.Figures ratio = lab.samples
                .ratio(new Key(Emulator.IMAGE, work, unit), new Key(OTHER, work, unit))
                .orElseThrow();
        return Report.row(
                work + ", " + unit,
                figure(Emulator.IMAGE, work, unit),
                figure(OTHER, work, unit),
                ratio.toString(),
                "≥ %.1f: %s".formatted(goal, ratio.median() >= goal ? "met" : "missed"),
                figure(Emulator.IMAGE, work, CPU),
                figure(OTHER, work, CPU),
                figure(CLIENT, work, CPU));
    }

    private String figure(String server, String work, String unit) {
        return lab.samples.figures(new Key(server, work, unit)).orElseThrow().toString();
    }
}
