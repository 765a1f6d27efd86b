/** A clean slate: everything as it was after the start. */
@NullMarked
package io.github.swremulator.control.reset;

import org.jspecify.annotations.NullMarked;
