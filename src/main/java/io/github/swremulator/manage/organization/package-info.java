/** Organizations. */
@NullMarked
package io.github.swremulator.manage.organization;

import org.jspecify.annotations.NullMarked;
