/**
 * The gateway in front of the real service: request ids, credentials, unknown routes, limits of bodies, and the errors of requests
 * that reach no controller. A request passes the valves of {@code GatewayServerCustomizer}, then the filters in the
 * order of {@code FilterOrder}.
 */
@NullMarked
package io.github.swremulator.gateway;

import org.jspecify.annotations.NullMarked;
