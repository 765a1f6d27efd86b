/**
 * What stands in front of the real service: request ids, credentials, unknown routes, and the errors that the servlet
 * container raises before any controller.
 */
@NullMarked
package io.github.swremulator.gateway;

import org.jspecify.annotations.NullMarked;
