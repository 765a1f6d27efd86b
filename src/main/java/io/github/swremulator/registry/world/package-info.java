/**
 * Worlds: the states of the catalog, and which of them a session shows. A world that a
 * snapshot or a seed needs is copied before its first change, and so is the content of an image repository that several worlds list.
 */
@NullMarked
package io.github.swremulator.registry.world;

import org.jspecify.annotations.NullMarked;
