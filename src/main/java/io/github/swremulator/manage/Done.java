package io.github.swremulator.manage;

import com.fasterxml.jackson.annotation.JsonAutoDetect;

/** The reply to a change, <code>{}</code>: the vendor documents none, and clients read one. */
@JsonAutoDetect
record Done() {

    static final Done DONE = new Done();
}
