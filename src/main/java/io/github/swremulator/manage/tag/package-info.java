/** Tags: their lists in version 2 and 3, and one alone. */
@NullMarked
package io.github.swremulator.manage.tag;

import org.jspecify.annotations.NullMarked;
