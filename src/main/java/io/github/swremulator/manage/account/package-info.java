/** What an account has and may have, and the versions of the API. */
@NullMarked
package io.github.swremulator.manage.account;

import org.jspecify.annotations.NullMarked;
