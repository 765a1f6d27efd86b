/**
 * The tables: entities, Spring Data interfaces, and the pages of lists. Only {@code registry} may call it. A table's interface
 * says which of its rows belong to a world or to a content, and are copied and deleted with it.
 */
@NullMarked
package io.github.swremulator.registry.store;

import org.jspecify.annotations.NullMarked;
