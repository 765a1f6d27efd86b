/** Faults, {@code /_emulator/faults}: rules that fail or delay calls. */
@NullMarked
package io.github.swremulator.control.fault;

import org.jspecify.annotations.NullMarked;
