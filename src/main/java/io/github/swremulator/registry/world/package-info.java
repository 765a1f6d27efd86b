/**
 * Worlds: the states of the catalog, and which of them a session shows. A world is copied before its first change where a
 * snapshot or a seed needs it, and so is the content of an image repository that several worlds list.
 */
@NullMarked
package io.github.swremulator.registry.world;

import org.jspecify.annotations.NullMarked;
