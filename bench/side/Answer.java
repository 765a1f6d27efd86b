package side;

/**
 * A reply, without its body.
 *
 * @param bytes of the body
 * @param firstByteMillis until the first byte of the body
 */
record Answer(int status, long bytes, double firstByteMillis, double millis) {}
