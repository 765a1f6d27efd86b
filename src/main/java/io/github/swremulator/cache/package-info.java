/** Replies that were rendered already, kept while what they tell is still so. */
@NullMarked
package io.github.swremulator.cache;

import org.jspecify.annotations.NullMarked;
