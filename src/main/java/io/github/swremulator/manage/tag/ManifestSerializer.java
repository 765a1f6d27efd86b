package io.github.swremulator.manage.tag;

import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ser.std.StdSerializer;

/** Writes a document in UTF-8 as a string, without decoding it. */
class ManifestSerializer extends StdSerializer<byte[]> {

    ManifestSerializer() {
        super(byte[].class);
    }

    @Override
    public void serialize(byte[] document, JsonGenerator json, SerializationContext context) {
        json.writeUTF8String(document, 0, document.length);
    }
}
