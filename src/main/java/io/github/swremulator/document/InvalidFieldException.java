package io.github.swremulator.document;

/**
 * Thrown by the constructor of a record, or by a check of what was read, to say which of its fields is wrong; the reader
 * adds the place.
 */
public class InvalidFieldException extends IllegalArgumentException {

    private final String field;

    /**
     * @param field path below the record, such as {@code delay.uniform.max}
     * @param problem such as {@code must be at most 60s}
     */
    public InvalidFieldException(String field, String problem) {
        super(problem);
        this.field = field;
    }

    public String field() {
        return field;
    }
}
