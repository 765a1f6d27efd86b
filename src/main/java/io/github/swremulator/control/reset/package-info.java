/** Resets a session: data, fault rules, journal and clock. */
@NullMarked
package io.github.swremulator.control.reset;

import org.jspecify.annotations.NullMarked;
