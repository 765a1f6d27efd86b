/** The data of the emulated API, {@code /_emulator/data}, and its snapshots, {@code /_emulator/snapshots}. */
@NullMarked
package io.github.swremulator.control.data;

import org.jspecify.annotations.NullMarked;
