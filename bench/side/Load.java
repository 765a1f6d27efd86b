package side;

/** What wrk saw. */
record Load(double requestsPerSecond, double medianMillis, double p99Millis) {

    /** When no reply came as long as it lasted. */
    static final Load NOTHING = new Load(0, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY);
}
