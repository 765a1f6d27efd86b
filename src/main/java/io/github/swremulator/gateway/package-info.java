/**
 * What the gateway in front of the real service does: request ids, credentials, unknown routes, limits of bodies, and the errors
 * of requests that no controller gets. A request passes the valves of {@code GatewayServerCustomizer}, then the filters in the
 * order of {@code FilterOrder}.
 */
@NullMarked
package io.github.swremulator.gateway;

import org.jspecify.annotations.NullMarked;
