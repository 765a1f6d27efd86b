/** The journal: requests to the emulated API, and their answers. */
@NullMarked
package io.github.swremulator.control.journal;

import org.jspecify.annotations.NullMarked;
