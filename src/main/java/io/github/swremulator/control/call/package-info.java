/** What a request to the emulated API is: which operation, on what, by whom. */
@NullMarked
package io.github.swremulator.control.call;

import org.jspecify.annotations.NullMarked;
