package io.github.swremulator.seed;

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
import tools.jackson.dataformat.yaml.YAMLParser;

/** Refuses what makes a YAML document grow when it is read, or mean something else than is seen: anchors, aliases, tags. */
class PlainYamlParser extends YAMLParser {

    private boolean inDocument;

    PlainYamlParser(
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
            throw broken(e.getProblemMark(), problem(e));
        }
    }

    private static String problem(MarkedYamlEngineException e) {
        String problem = Stream.of(e.getContext(), e.getProblem())
                .filter(part -> part != null && !part.isBlank())
                .collect(Collectors.joining(": "));
        return problem.endsWith("but got {") ? problem + ", so write a text that has a { in it in quotes" : problem;
    }

    private void requirePlain(Event event) {
        switch (event.getEventId()) {
            case Alias -> throw broken(event.getStartMark(), "expected no alias (*): write the value out");
            case Scalar, MappingStart, SequenceStart -> requirePlain((NodeEvent) event);
            case DocumentStart -> requireFirstDocument(event);
            default -> {}
        }
    }

    private void requirePlain(NodeEvent event) {
        if (event.getAnchor().isPresent()) {
            throw broken(event.getStartMark(), "expected no anchor (&): write each value out");
        }
        if (tag(event).isPresent()) {
            throw broken(event.getStartMark(), "expected no type (!): the place of a value says its type");
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
            throw broken(event.getStartMark(), "expected one document, and nothing after it");
        }
        inDocument = true;
    }

    private StreamReadException broken(Optional<Mark> mark, String message) {
        return new StreamReadException(this, message, location(mark.orElse(null)));
    }

    private TokenStreamLocation location(@Nullable Mark mark) {
        return mark == null
                ? currentLocation()
                : new TokenStreamLocation(
                        _ioContext.contentReference(), mark.getIndex(), mark.getLine() + 1, mark.getColumn() + 1);
    }
}
