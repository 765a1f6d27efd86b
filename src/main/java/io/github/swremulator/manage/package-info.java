/** SWR's management API, {@code /v2/manage/**} and {@code /v3/manage/**}: the parts that its chapters, the sub-packages, share. */
@NullMarked
package io.github.swremulator.manage;

import org.jspecify.annotations.NullMarked;
