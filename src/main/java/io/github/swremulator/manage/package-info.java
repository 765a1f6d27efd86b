/** SWR's management API, {@code /v2/manage/**}, to the letter. */
@NullMarked
package io.github.swremulator.manage;

import org.jspecify.annotations.NullMarked;
