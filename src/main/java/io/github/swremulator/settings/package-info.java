/** Refuses settings that there are not, since one that was misspelt would be passed over in silence. */
@NullMarked
package io.github.swremulator.settings;

import org.jspecify.annotations.NullMarked;
