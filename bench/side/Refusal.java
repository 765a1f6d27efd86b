package side;

/** The reason why there can be no measurement, in words for the person who started it. */
class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1;

    Refusal(String message, Object... arguments) {
        super(message.formatted(arguments));
    }
}
