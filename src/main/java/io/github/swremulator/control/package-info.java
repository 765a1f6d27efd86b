/** The emulator's own API, {@code /_emulator}: what a test steers the service with. */
@NullMarked
package io.github.swremulator.control;

import org.jspecify.annotations.NullMarked;
