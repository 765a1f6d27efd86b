/** Reads what a store holds at its first start: documents, captured replies of the real service, image layouts; and applies it through the core. */
@NullMarked
package io.github.swremulator.seed;

import org.jspecify.annotations.NullMarked;
