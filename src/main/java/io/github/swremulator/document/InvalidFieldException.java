package io.github.swremulator.document;

/**
 * A field of a record has an invalid value. Thrown by the record's constructor, or by a check of a record that was read; the
 * reader adds the place.
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
