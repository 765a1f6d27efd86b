package io.github.swremulator.registry.world;

/** A table that is copied and cleared with the world or the content that its rows belong to. Those that others refer to come first. */
public interface Table {

    /** Which rows those are. */
    Rows rows();
}
