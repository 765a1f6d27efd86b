/** The part of the vendor's IAM that clients call before SWR: projects, accounts and tokens. */
@NullMarked
package io.github.swremulator.iam;

import org.jspecify.annotations.NullMarked;
