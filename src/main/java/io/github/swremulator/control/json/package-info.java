/** Reads the bodies that the control API is given: strictly, and saying where and what was expected. */
@NullMarked
package io.github.swremulator.control.json;

import org.jspecify.annotations.NullMarked;
