/** Reads seeds (documents, captured replies of the real service, image layouts) and loads them into the registry. */
@NullMarked
package io.github.swremulator.seed;

import org.jspecify.annotations.NullMarked;
