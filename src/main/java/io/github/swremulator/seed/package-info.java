/** Reads what a store holds at its first start, captured replies of the real service, and applies it through the core. */
@NullMarked
package io.github.swremulator.seed;

import org.jspecify.annotations.NullMarked;
