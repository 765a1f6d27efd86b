package io.github.swremulator.seed;

import java.io.OutputStream;
import java.io.Reader;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.dataformat.yaml.YAMLFactory;

/** The languages of a seed; both are read as the same tokens. */
public enum SeedFormat {
    /** A manifest of the greatest length fits in, its characters escaped. */
    JSON(8 * 1024 * 1024, 8 * 1024),
    /** Its parser copies what it has of a token again and again: twice the length takes four times as long. */
    YAML(1_000_000, PlainYamlFactory.BUFFER_LENGTH);

    private static final TokenStreamFactory JSON_FACTORY = JsonFactory.builder()
            .streamReadConstraints(anyLengthThatIsRead())
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .build();
    private static final TokenStreamFactory YAML_FACTORY =
            new PlainYamlFactory(YAMLFactory.builder().streamReadConstraints(anyLengthThatIsRead()));

    private final int maxTokenLength;
    private final int bufferLength;

    SeedFormat(int maxTokenLength, int bufferLength) {
        this.maxTokenLength = maxTokenLength;
        this.bufferLength = bufferLength;
    }

    /** How many characters a token may have. */
    int maxTokenLength() {
        return maxTokenLength;
    }

    /** How many characters the parser reads at once, and so perhaps beyond a token. */
    int bufferLength() {
        return bufferLength;
    }

    /** The format that a file's name promises: {@code .json}, {@code .yaml} or {@code .yml}. */
    static Optional<SeedFormat> ofFile(String name) {
        if (name.endsWith(".json")) {
            return Optional.of(JSON);
        }
        return name.endsWith(".yaml") || name.endsWith(".yml") ? Optional.of(YAML) : Optional.empty();
    }

    JsonParser parser(Reader text) {
        TokenStreamFactory factory = this == JSON ? JSON_FACTORY : YAML_FACTORY;
        return factory.createParser(ObjectReadContext.empty(), text);
    }

    /** Writes UTF-8. */
    JsonGenerator generator(OutputStream out) {
        TokenStreamFactory factory = this == JSON ? JSON_FACTORY : YAML_FACTORY;
        return factory.createGenerator(ObjectWriteContext.empty(), out);
    }

    /** {@link SeedText} bounds every token. */
    private static StreamReadConstraints anyLengthThatIsRead() {
        return StreamReadConstraints.builder()
                .maxStringLength(Integer.MAX_VALUE)
                .build();
    }
}
