/** Image repositories. */
@NullMarked
package io.github.swremulator.manage.repository;

import org.jspecify.annotations.NullMarked;
