/** Who calls: the users that there are, their keys, signatures and tokens. */
@NullMarked
package io.github.swremulator.access;

import org.jspecify.annotations.NullMarked;
