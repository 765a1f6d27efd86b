package side;

/** Why there can be no measurement, in words for who started it. */
class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1;

    Refusal(String message) {
        super(message);
    }
}
