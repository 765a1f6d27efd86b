package io.github.swremulator.gateway;

/** Marks the wrapper of a response that changes the body, and with it the length. */
public interface BodyChange {}
