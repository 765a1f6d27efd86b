/**
 * Sessions, {@code /_emulator/sessions}: which one a call belongs to, and what each has in memory of its own.
 */
@NullMarked
package io.github.swremulator.control.session;

import org.jspecify.annotations.NullMarked;
