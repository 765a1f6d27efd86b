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

    PlainYamlFactory(YAMLFactoryBuilder builder) {
        super(builder.loadSettings(
                LoadSettings.builder().setCodePointLimit(Integer.MAX_VALUE).build()));
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
