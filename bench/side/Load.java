package side;

/** What wrk saw. */
record Load(double requestsPerSecond, double medianMillis, double p99Millis) {}
