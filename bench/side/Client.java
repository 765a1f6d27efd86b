package side;

import static java.nio.charset.StandardCharsets.UTF_8;

import module java.base;

/** Makes one call after the other until the soak is over, and checks the form of each reply. */
abstract class Client implements Runnable {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final int PAUSE_MILLIS = 20;
    private static final String TEXT = "\"(?:[^\"\\\\]|\\\\.)*+\"";
    private static final Pattern SWR_ERROR = Pattern.compile("""
        \\{"errors":\\[\\{"errorCode":"(SVCSTG\\.SWR\\.\\d{7})","errorMessage":%1$s,"detail":%1$s}],\
        "error_code":"\\1","error_msg":%1$s,"details":\\[\\{"error_code":"\\1","error_msg":%1$s}]}""".formatted(TEXT));
    private static final Pattern GATEWAY_ERROR = Pattern.compile("""
        \\{"error_msg":%s,"error_code":"APIGW\\.\\d{4}","request_id":"(.*)"}
        """.formatted(TEXT));
    private static final Pattern ROW = Pattern.compile("""
        \\{"id":\\d+,"repo_id":\\d+,"[Tt]ag":"([^"]+)","image_id":"[0-9a-f]{64}",(?:"manifest":%s,)?\
        "digest":"sha256:[0-9a-f]{64}","schema":2,"path":"[^"]+/soak/([^"]+):\\1","internal_path":"[^"]+/soak/\\2:\\1",\
        "size":(\\d+),"is_trusted":false,"created":"[^"]+","updated":"[^"]+",\
        (?:"deleted":null|"domain_id":"[0-9a-f]{32}","tag_type":0)}(?:,(?=\\{)|$)""".formatted(TEXT));

    final Subject subject;
    final Random random;
    /** The turn of the subject in which the last complete call was begun. */
    volatile int turn = -1;

    private Connection connection;
    private long used;

    /** @param status 0 if there is no complete reply */
    record Reply(int status, String body, String range, String fault) {}

    Client(Subject subject, long seed) {
        this.subject = subject;
        random = new Random(seed);
    }

    abstract void turn() throws InterruptedException;

    void end() throws InterruptedException {}

    @Override
    public void run() {
        while (!subject.over()) {
            work(this::turn);
        }
        work(this::end);
    }

    private interface Work {
        void make() throws InterruptedException;
    }

    private void work(Work work) {
        try {
            work.make();
            Thread.sleep(PAUSE_MILLIS);
        } catch (WrongReplyException e) {
            subject.wrong(e.getMessage());
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        } catch (RuntimeException e) {
            subject.wrong("bench/soak itself fails: " + e);
            e.printStackTrace();
        }
    }

    static class WrongReplyException extends RuntimeException {
        WrongReplyException(String message) {
            super(message);
        }
    }

    Optional<Reply> get(String path, Integer... expected) {
        return call("GET", path, "", expected);
    }

    /** Returns the reply; empty if a trouble excuses that there is none, or an error. */
    Optional<Reply> call(String method, String path, String content, Integer... expected) {
        int since = subject.turn();
        long begun = System.nanoTime();
        Reply reply = send(method, path, content);
        boolean excused = subject.excuses(since, method, path, reply.status());
        boolean right = List.of(expected).contains(reply.status());
        subject.count(method, reply.status(), System.nanoTime() - begun, !right && excused);
        String call = "%s %s [%d] ".formatted(method, path, reply.status());
        if (!reply.fault().isEmpty()) {
            throw new WrongReplyException(call + reply.fault() + ": " + brief(reply.body()));
        }
        if (!right && !excused) {
            String situation = subject.situation() + ", not " + List.of(expected);
            throw new WrongReplyException(call + situation + ": " + brief(reply.body()));
        }
        turn = since;
        return right ? Optional.of(reply) : Optional.empty();
    }

    private Reply send(String method, String path, String content) {
        try {
            if (connection == null || System.nanoTime() - used > 5e9) {
                close();
                connection = subject.connect(PATIENCE);
            }
            int status = connection.call(method, path, content).status();
            used = System.nanoTime();
            String body = new String(connection.body(), UTF_8);
            Reply reply = new Reply(status, body, connection.header("Content-Range"), fault(path, status, body));
            if (connection.header("Connection").equals("close")) {
                close();
            }
            return reply;
        } catch (IOException e) {
            close();
            return new Reply(0, e.toString(), "", "");
        } catch (IndexOutOfBoundsException | NumberFormatException e) {
            close();
            return new Reply(0, e.toString(), "", "is not HTTP");
        }
    }

    private String fault(String path, int status, String body) {
        String id = connection.header("X-Request-Id");
        String type = connection.header("Content-Type");
        if (!id.matches("[0-9a-f]{32}")) {
            return "has no request id";
        }
        if (status < 400) {
            return status == 204 || type.contains("json") ? "" : "is no JSON";
        }
        Matcher gateway = GATEWAY_ERROR.matcher(body);
        boolean documented = path.startsWith("/actuator")
                ? body.startsWith("{\"status\":\"")
                : path.contains("/_emulator")
                        ? type.equals("application/problem+json") && body.contains("\"status\":" + status)
                        : SWR_ERROR.matcher(body).matches() || gateway.matches() && gateway.group(1).equals(id);
        return documented ? "" : "is no documented error";
    }

    /** Returns the tags of a list of rows, in its order, with their sizes. */
    static SequencedMap<String, Integer> tags(String repository, String rows) {
        SequencedMap<String, Integer> tags = new LinkedHashMap<>();
        Matcher row = ROW.matcher(rows);
        int end = 0;
        for (; row.region(end, rows.length()).lookingAt(); end = row.end()) {
            check(row.group(2).equals(repository), "a row of another repository", row.group());
            check(tags.put(row.group(1), Integer.valueOf(row.group(3))) == null, "a tag twice", rows);
        }
        check(end == rows.length(), "a malformed row", rows.substring(end));
        return tags;
    }

    static void check(boolean right, String fault, String body) {
        if (!right) {
            throw new WrongReplyException(fault + ": " + brief(body));
        }
    }

    static String brief(String body) {
        return body.length() <= 300 ? body.strip() : body.substring(0, 300) + "…";
    }

    private void close() {
        try (Connection closed = connection) {
            connection = null;
        } catch (IOException e) {
            // It is of no use any more.
        }
    }
}
