/** Requests to the emulated API: the operation, its organization and image repository, and the caller. */
@NullMarked
package io.github.swremulator.control.call;

import org.jspecify.annotations.NullMarked;
