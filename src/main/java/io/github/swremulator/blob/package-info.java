/** The bytes of images: blobs by digest, and uploads that are not finished. Knows neither sessions nor HTTP. */
@NullMarked
package io.github.swremulator.blob;

import org.jspecify.annotations.NullMarked;
