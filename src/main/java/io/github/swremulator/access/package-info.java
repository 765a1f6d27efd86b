/** Authentication: the users of the settings, their keys, signatures and tokens. */
@NullMarked
package io.github.swremulator.access;

import org.jspecify.annotations.NullMarked;
