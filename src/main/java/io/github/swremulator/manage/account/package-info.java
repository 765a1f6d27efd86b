/** The overview and the quotas of an account, and the versions of the API. */
@NullMarked
package io.github.swremulator.manage.account;

import org.jspecify.annotations.NullMarked;
