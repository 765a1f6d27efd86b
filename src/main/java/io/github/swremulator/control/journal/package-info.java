/** The journal: what was asked of the emulated API, and what it answered. */
@NullMarked
package io.github.swremulator.control.journal;

import org.jspecify.annotations.NullMarked;
