package io.github.swremulator.iam;

/** What is shown of something that is described elsewhere. */
record Named(String id, String name) {}
