/** Findings: what clients do wrong and the real service lets pass in silence. */
@NullMarked
package io.github.swremulator.control.finding;

import org.jspecify.annotations.NullMarked;
