/** Permissions on organizations and image repositories. */
@NullMarked
package io.github.swremulator.manage.permission;

import org.jspecify.annotations.NullMarked;
