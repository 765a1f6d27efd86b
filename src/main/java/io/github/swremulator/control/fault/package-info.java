/** Failures on demand, {@code /_emulator/faults}: rules that say which calls are answered otherwise than they would be. */
@NullMarked
package io.github.swremulator.control.fault;

import org.jspecify.annotations.NullMarked;
