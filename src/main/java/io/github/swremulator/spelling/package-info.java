/** Finds the word that a misspelt one was likely meant to be. */
@NullMarked
package io.github.swremulator.spelling;

import org.jspecify.annotations.NullMarked;
