/** Faults, {@code /_emulator/faults}: rules that let calls fail, or delay them. */
@NullMarked
package io.github.swremulator.control.fault;

import org.jspecify.annotations.NullMarked;
