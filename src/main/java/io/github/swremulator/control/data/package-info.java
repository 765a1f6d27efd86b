/** The data that the emulated API answers from: replaced, added to, read, and kept under names. */
@NullMarked
package io.github.swremulator.control.data;

import org.jspecify.annotations.NullMarked;
