/** Findings: misuse by clients that the real service ignores silently. */
@NullMarked
package io.github.swremulator.control.finding;

import org.jspecify.annotations.NullMarked;
