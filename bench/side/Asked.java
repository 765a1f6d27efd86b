package side;

/** Which pages a server is asked for. */
record Asked(String server, String pages) {

    static final String FIRST = "first";
    static final String REPEATED = "repeated";
    static final String MIXED = "mixed";
    static final String VARIED = "varied";
}
