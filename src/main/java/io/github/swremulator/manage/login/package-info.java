/** Logins to the registry. */
@NullMarked
package io.github.swremulator.manage.login;

import org.jspecify.annotations.NullMarked;
