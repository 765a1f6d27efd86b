package side;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import module java.base;

/** Something bad that happens to an emulator for a while. */
record Trouble(String name, Excuse excuse, Action action) {

    static final String FULL_DISK = "full disk";

    private static final String POST = "POST %s HTTP/1.1\r\nHost: localhost\r\nContent-Length: %d\r\n\r\n%s";

    interface Action {
        void make(Subject subject) throws Exception;
    }

    /** What replies a trouble excuses, beside right ones. */
    enum Excuse {
        NOTHING,
        /** Refusals of bodies that are awaited. */
        BODIES,
        /** Long waits of the changes in the same session. */
        CHANGES,
        /** Failures that are reported as such, and no replies. */
        STORE;

        boolean excuses(String method, String path, int status) {
            return switch (this) {
                case NOTHING -> false;
                case BODIES -> !method.equals("GET") && status == (path.contains("/_emulator") ? 503 : 429);
                case CHANGES -> !method.equals("GET") && status == (path.contains("/_emulator") ? 503 : 409);
                case STORE -> status == 0 || !path.endsWith("liveness") && Set.of(409, 500, 502, 503).contains(status);
            };
        }
    }

    /** @param seconds how long a trouble lasts that does not end by itself */
    static List<Trouble> of(Subject subject, int seconds) {
        long millis = 1_000L * seconds;
        int tags = 2_000 * seconds;
        String header = "GET /v2/manage/repos HTTP/1.1\r\nHost: loc";
        String body = POST.formatted("/v2/manage/namespaces", 100, "{");
        List<Trouble> all = new ArrayList<>(List.of(
                new Trouble("300 clients stall in a header", Excuse.NOTHING, stalled(300, header, millis)),
                new Trouble("250 clients stall in a body", Excuse.BODIES, stalled(250, body, millis)),
                new Trouble("1,000 idle connections", Excuse.NOTHING, stalled(1_000, "", millis)),
                new Trouble("30 clients read a long list slowly", Excuse.NOTHING, on -> readSlowly(on, 30, millis)),
                new Trouble("merge of %,d tags".formatted(tags), Excuse.CHANGES, on -> merge(on, tags)),
                new Trouble("a client leaves during a merge", Excuse.CHANGES, Trouble::abandonMerge)));
        if (subject.data != null) {
            all.add(new Trouble("kill -9", Excuse.STORE, on -> restart(on, true)));
            all.add(new Trouble("SIGTERM", Excuse.STORE, on -> restart(on, false)));
        }
        if (subject.database != null) {
            all.add(new Trouble("database frozen", Excuse.STORE, on -> freeze(on, millis)));
            all.add(new Trouble("kill -9 of a process of the database", Excuse.STORE, Trouble::killBackend));
        } else if (subject.data != null) {
            all.add(new Trouble(FULL_DISK, Excuse.STORE, on -> fillDisk(on, millis)));
        }
        return all;
    }

    private static Action stalled(int clients, String begin, long millis) {
        return subject -> {
            List<Socket> sockets = new ArrayList<>();
            try {
                for (int client = 0; client < clients; client++) {
                    sockets.add(send(subject, begin));
                }
                Thread.sleep(millis);
            } finally {
                close(sockets);
            }
        };
    }

    private static Socket send(Subject subject, String bytes) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), subject.port());
        socket.getOutputStream().write(bytes.getBytes(ISO_8859_1));
        return socket;
    }

    private static void close(List<Socket> sockets) throws IOException {
        for (Socket socket : sockets) {
            socket.close();
        }
    }

    private static void readSlowly(Subject subject, int clients, long millis) throws Exception {
        List<Socket> sockets = new ArrayList<>();
        try {
            for (int client = 0; client < clients; client++) {
                sockets.add(send(subject, "GET %s/tags HTTP/1.1\r\nHost: localhost\r\n\r\n".formatted(Reader.QUIET)));
            }
            for (long begun = System.nanoTime(); System.nanoTime() - begun < millis * 1_000_000; Thread.sleep(50)) {
                for (Socket socket : sockets) {
                    InputStream in = socket.getInputStream();
                    in.readNBytes(Math.min(2_000, in.available()));
                }
            }
        } finally {
            // What was not read makes it a reset.
            close(sockets);
        }
    }

    private static void merge(Subject subject, int tags) throws IOException {
        try (Connection connection = subject.connect(Duration.ofMinutes(5))) {
            connection.succeed("POST", "/_emulator/data", large(tags));
            connection.succeed("DELETE", "/v2/manage/namespaces/soak/repos/zz-large", "");
        }
    }

    /** Behind all others in their order. */
    private static String large(int tags) {
        return "soak/zz-large: [{count: %d, name: \"1.0.{n}\"}]".formatted(tags);
    }

    private static void abandonMerge(Subject subject) throws Exception {
        String document = large(1_000_000);
        Socket socket = send(subject, POST.formatted("/_emulator/data", document.length(), document));
        Thread.sleep(1_000);
        socket.close();
        try (Connection connection = subject.connect(Duration.ofMinutes(1))) {
            long begun = System.nanoTime();
            connection.succeed("POST", "/_emulator/data", "soak/quiet: []");
            if (System.nanoTime() - begun > 20e9) {
                throw new IllegalStateException("the merge goes on for 20 seconds after its client has left");
            }
            int status = connection.call("GET", "/v2/manage/namespaces/soak/repos/zz-large", "").status();
            if (status != 404) {
                throw new IllegalStateException("a part of the merge remains: " + status);
            }
        }
    }

    private static void restart(Subject subject, boolean kill) throws Exception {
        // In the middle of changes.
        Thread.sleep(500 + new Random().nextInt(500));
        Process process = subject.server().process();
        long begun = System.nanoTime();
        if (kill) {
            process.destroyForcibly();
        } else {
            process.destroy();
        }
        process.onExit().get(1, TimeUnit.MINUTES);
        double seconds = (System.nanoTime() - begun) / 1e9;
        if (seconds > 5) {
            subject.wrong("takes %.1f s to stop".formatted(seconds));
        }
        subject.start();
    }

    private static void freeze(Subject subject, long millis) throws Exception {
        signal(subject, "STOP");
        try {
            Thread.sleep(millis);
            expectHonesty(subject);
        } finally {
            signal(subject, "CONT");
        }
    }

    /** What cannot reply must not say that it is ready. */
    private static void expectHonesty(Subject subject) {
        boolean lists = subject.status(Reader.QUIET + "/tags?limit=1&offset=7") == 200;
        if (!lists && subject.status("/actuator/health/readiness") == 200) {
            throw new IllegalStateException("is ready, but fails");
        }
    }

    static void signal(Subject subject, String signal) throws Exception {
        Process postmaster = subject.database.process();
        Stream<String> pids = Stream.concat(Stream.of(postmaster.toHandle()), postmaster.descendants())
                .map(process -> "" + process.pid());
        subject.lab.run(Stream.concat(Stream.of("kill", "-" + signal), pids).toArray(String[]::new));
    }

    /** PostgreSQL ends all other connections, too, and recovers. */
    private static void killBackend(Subject subject) throws Exception {
        List<ProcessHandle> all = subject.database.process().descendants().toList();
        all.get(new Random().nextInt(all.size())).destroyForcibly();
        Thread.sleep(3_000);
    }

    private static void fillDisk(Subject subject, long millis) throws Exception {
        Path ballast = subject.data.resolve("ballast");
        try (OutputStream out = Files.newOutputStream(ballast)) {
            for (byte[] block = new byte[1 << 16]; ; ) {
                out.write(block);
            }
        } catch (IOException full) {
            Thread.sleep(millis);
            expectHonesty(subject);
        } finally {
            Files.delete(ballast);
        }
    }
}
