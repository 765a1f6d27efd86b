/** As much of the vendor's IAM as clients ask before they call SWR: projects, accounts, and tokens. */
@NullMarked
package io.github.swremulator.iam;

import org.jspecify.annotations.NullMarked;
