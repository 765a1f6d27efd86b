/** The core: organizations, image repositories, manifests and tags, without HTTP and JSON. */
@NullMarked
package io.github.swremulator.registry;

import org.jspecify.annotations.NullMarked;
