package io.github.swremulator.registry;

/** Other generations are shown than before, so that some may be needed no longer. */
record GenerationsExchanged() {}
