package io.github.swremulator.control.fault;

import io.github.swremulator.control.call.Call;
import io.github.swremulator.registry.world.SessionName;
import java.util.function.BooleanSupplier;

/**
 * A call that a rule acts on.
 *
 * @param still whether the rule has not ended meanwhile
 */
record Struck(Call call, SessionName session, BooleanSupplier still) {}
