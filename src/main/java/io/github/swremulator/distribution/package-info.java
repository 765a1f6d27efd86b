/** Push and pull: the registry that Docker and other clients of the OCI distribution specification use, as SWR serves it. */
@NullMarked
package io.github.swremulator.distribution;

import org.jspecify.annotations.NullMarked;
