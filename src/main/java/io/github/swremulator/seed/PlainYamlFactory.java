package io.github.swremulator.seed;

import java.io.Reader;
import org.snakeyaml.engine.v2.api.LoadSettings;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.io.IOContext;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLFactoryBuilder;
import tools.jackson.dataformat.yaml.YAMLParser;

/** Makes parsers of that part of YAML which says no more than JSON can. */
class PlainYamlFactory extends YAMLFactory {

    /** The parser copies what it has of a token each time that it reads on. */
    static final int BUFFER_LENGTH = 128 * 1024;

    PlainYamlFactory(YAMLFactoryBuilder builder) {
        super(builder.loadSettings(LoadSettings.builder()
                .setAllowDuplicateKeys(true) // they are refused by their reader, who says where the first one is
                .setCodePointLimit(Integer.MAX_VALUE)
                .setBufferSize(BUFFER_LENGTH)
                .build()));
    }

    @Override
    protected YAMLParser _createParser(ObjectReadContext context, IOContext io, Reader text) {
        return new PlainYamlParser(
                context,
                io,
                _getBufferRecycler(),
                context.getStreamReadFeatures(_streamReadFeatures),
                context.getFormatReadFeatures(_formatReadFeatures),
                _loadSettings,
                text);
    }
}
