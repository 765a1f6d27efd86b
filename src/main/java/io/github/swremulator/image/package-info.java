/** Image documents: reads manifests and indexes and derives from them what a registry reports of an image. */
@NullMarked
package io.github.swremulator.image;

import org.jspecify.annotations.NullMarked;
