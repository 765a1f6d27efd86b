/** Tags: the lists of versions 2 and 3, and the operations on a single tag. */
@NullMarked
package io.github.swremulator.manage.tag;

import org.jspecify.annotations.NullMarked;
