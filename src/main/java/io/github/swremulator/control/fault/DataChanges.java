package io.github.swremulator.control.fault;

/**
 * How the data of an image repository can change under a client that pages through it.
 *
 * <p>The names are those of a request's path, and may be none, or those of nothing that exists: then nothing changes.
 */
public interface DataChanges {

    /** A new tag is pushed, so that it is the newest. */
    void push(String namespace, String repository);

    /** The newest tag is deleted. */
    void delete(String namespace, String repository);

    /** The oldest tag is pushed again, so that it becomes the newest. */
    void move(String namespace, String repository);
}
