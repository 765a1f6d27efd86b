package io.github.swremulator.document;

import java.io.Reader;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.io.IOContext;
import tools.jackson.core.util.BufferRecycler;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLFactoryBuilder;
import tools.jackson.dataformat.yaml.YAMLParser;

/**
 * The subset of YAML that is equivalent to JSON. Anchors, aliases and tags are refused: they can make a small document huge,
 * or change the type of a value.
 */
final class PlainYaml extends YAMLFactory {

    /** Large, since the parser copies a token each time that it reads on. */
    static final int BUFFER_LENGTH = 128 * 1024;

    PlainYaml(YAMLFactoryBuilder builder) {
        super(builder.loadSettings(LoadSettings.builder()
                .setAllowDuplicateKeys(true) // DocumentParser refuses them, and reports the place of the first
                .setCodePointLimit(Integer.MAX_VALUE)
                .setBufferSize(BUFFER_LENGTH)
                .build()));
    }

    @Override
    protected YAMLParser _createParser(ObjectReadContext context, IOContext io, Reader text) {
        return new Parser(
                context,
                io,
                _getBufferRecycler(),
                context.getStreamReadFeatures(_streamReadFeatures),
                context.getFormatReadFeatures(_formatReadFeatures),
                _loadSettings,
                text);
    }

    private static final class Parser extends YAMLParser {

        private boolean inDocument;

        Parser(
                ObjectReadContext context,
                IOContext io,
                BufferRecycler recycler,
                int readFeatures,
                int formatFeatures,
                LoadSettings settings,
                Reader text) {
            super(context, io, recycler, readFeatures, formatFeatures, settings, text);
        }

        @Override
        protected Event nextEvent() {
            try {
                Event event = super.nextEvent();
                requirePlain(event);
                return event;
            } catch (MarkedYamlEngineException e) {
                throw invalid(e.getProblemMark(), problem(e));
            }
        }

        private static String problem(MarkedYamlEngineException e) {
            String problem = Stream.of(e.getContext(), e.getProblem())
                    .filter(part -> part != null && !part.isBlank())
                    .collect(Collectors.joining(": "));
            return problem.endsWith("but got {") ? problem + ", so quote a string that contains {" : problem;
        }

        private void requirePlain(Event event) {
            switch (event.getEventId()) {
                case Alias -> throw invalid(event.getStartMark(), "expected no alias (*): write the value out");
                case Scalar, MappingStart, SequenceStart -> requirePlain((NodeEvent) event);
                case DocumentStart -> requireFirstDocument(event);
                default -> {}
            }
        }

        private void requirePlain(NodeEvent event) {
            if (event.getAnchor().isPresent()) {
                throw invalid(event.getStartMark(), "expected no anchor (&): write each value out");
            }
            if (tag(event).isPresent()) {
                throw invalid(event.getStartMark(), "expected no tag (!): the type of a value follows from its place");
            }
        }

        private static Optional<String> tag(NodeEvent event) {
            if (event instanceof ScalarEvent scalar) {
                return scalar.getTag();
            }
            return event instanceof CollectionStartEvent collection ? collection.getTag() : Optional.empty();
        }

        private void requireFirstDocument(Event event) {
            if (inDocument) {
                throw invalid(event.getStartMark(), "expected nothing after the document");
            }
            inDocument = true;
        }

        private StreamReadException invalid(Optional<Mark> mark, String message) {
            return new StreamReadException(this, message, location(mark.orElse(null)));
        }

        private TokenStreamLocation location(@Nullable Mark mark) {
            return mark == null
                    ? currentLocation()
                    : new TokenStreamLocation(
                            _ioContext.contentReference(), mark.getIndex(), mark.getLine() + 1, mark.getColumn() + 1);
        }
    }
}
