package io.github.swremulator.document;

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

/** The format of a document; both formats are read as the same tokens. */
public enum DocumentFormat {
    JSON(1, 8 * 1024),
    /** Allows an eighth of the length, since the parser copies a token at each read, which takes time in the square of its length. */
    YAML(8, PlainYaml.BUFFER_LENGTH);

    /** Enough for the largest manifest with every character escaped. */
    public static final int DEFAULT_TOKEN_LENGTH = 8 * 1024 * 1024;

    private static final TokenStreamFactory JSON_FACTORY = JsonFactory.builder()
            .streamReadConstraints(unlimitedStrings())
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .build();
    private static final TokenStreamFactory YAML_FACTORY =
            new PlainYaml(YAMLFactory.builder().streamReadConstraints(unlimitedStrings()));

    private final int tokenDivisor;
    private final int bufferLength;

    DocumentFormat(int tokenDivisor, int bufferLength) {
        this.tokenDivisor = tokenDivisor;
        this.bufferLength = bufferLength;
    }

    /** Returns the largest length of a token in this format, given the largest length in JSON; both in characters. */
    public int tokenLength(int jsonLength) {
        return jsonLength / tokenDivisor;
    }

    /** How many characters the parser reads at once, perhaps beyond a token. */
    int bufferLength() {
        return bufferLength;
    }

    /** Returns the format of a file named {@code .json}, {@code .yaml} or {@code .yml}. */
    public static Optional<DocumentFormat> ofFile(String name) {
        if (name.endsWith(".json")) {
            return Optional.of(JSON);
        }
        return name.endsWith(".yaml") || name.endsWith(".yml") ? Optional.of(YAML) : Optional.empty();
    }

    JsonParser parser(Reader text) {
        TokenStreamFactory factory = this == JSON ? JSON_FACTORY : YAML_FACTORY;
        return factory.createParser(ObjectReadContext.empty(), text);
    }

    /** Creates a generator that writes UTF-8. */
    public JsonGenerator generator(OutputStream out) {
        TokenStreamFactory factory = this == JSON ? JSON_FACTORY : YAML_FACTORY;
        return factory.createGenerator(ObjectWriteContext.empty(), out);
    }

    /** The limit of {@link DocumentText} applies to every token instead. */
    private static StreamReadConstraints unlimitedStrings() {
        return StreamReadConstraints.builder()
                .maxStringLength(Integer.MAX_VALUE)
                .build();
    }
}
