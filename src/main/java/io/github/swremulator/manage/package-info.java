/** SWR's management API, {@code /v2/manage/**} and {@code /v3/manage/**}: what its chapters, the packages in this one, share. */
@NullMarked
package io.github.swremulator.manage;

import org.jspecify.annotations.NullMarked;
