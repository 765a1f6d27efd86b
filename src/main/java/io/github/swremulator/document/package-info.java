/** Reads YAML and JSON strictly into records, and reports each error with its place and what was expected there. */
@NullMarked
package io.github.swremulator.document;

import org.jspecify.annotations.NullMarked;
