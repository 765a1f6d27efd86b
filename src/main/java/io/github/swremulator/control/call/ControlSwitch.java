package io.github.swremulator.control.call;

/** Tells whether there is a control API: what only it can show need not be gathered where there is none. */
public interface ControlSwitch {

    boolean enabled();
}
