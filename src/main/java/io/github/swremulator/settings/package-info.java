/** Refuses unknown settings, since Spring Boot ignores misspelt ones. */
@NullMarked
package io.github.swremulator.settings;

import org.jspecify.annotations.NullMarked;
