package io.github.swremulator.seed;

import static io.github.swremulator.document.DocumentFormat.DEFAULT_TOKEN_LENGTH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.swremulator.document.DocumentFormat;
import io.github.swremulator.document.InvalidDocumentException;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Limits, progress and cancellation over all sources of a seed. */
@ExtendWith(OutputCaptureExtension.class)
class SeedReadingTest {

    private static final List<SeedSource> TWELVE = List.of(document("group/app: [{count: 12, name: 'v{n}'}]"));

    @Test
    void logsProgressEveryFiveSeconds(CapturedOutput log) {
        AtomicLong seconds = new AtomicLong();
        SeedReading reading = new SeedReading(
                new SeedListing(),
                new SeedReading.Limits(1000, 10, 10, DEFAULT_TOKEN_LENGTH),
                Cancellation.never(),
                () -> Duration.ofSeconds(seconds.getAndIncrement()).toNanos());
        reading.read(List.of(document("group/app: [{count: 12, name: 'v{n}'}]")));
        assertThat(log.getAll().lines().filter(line -> line.contains("so far")))
                .hasSize(2)
                .first()
                .asString()
                .endsWith("Loading the seed: 4 tags so far");
    }

    @Test
    void cancelsAtTheNextStepWhenTheEmulatorStops() {
        SeedListing listing = new SeedListing();
        Cancellation cancellation = new Cancellation(() -> listing.tags.size() == 3, () -> false);
        assertThatExceptionOfType(LoadCancelledException.class)
                .isThrownBy(
                        () -> reading(listing, cancellation, System::nanoTime).read(TWELVE))
                .withMessage("the load was cancelled and nothing was changed: the emulator is stopping");
        assertThat(listing.names()).containsExactly("v1", "v2", "v3");
    }

    @Test
    void checksOnceASecondWhetherTheClientHasDisconnected() {
        SeedListing listing = new SeedListing();
        AtomicLong asked = new AtomicLong();
        AtomicLong nanos = new AtomicLong();
        Cancellation cancellation = new Cancellation(() -> false, () -> asked.incrementAndGet() == 3);
        LongSupplier clock = () -> nanos.addAndGet(Duration.ofMillis(250).toNanos());
        assertThatExceptionOfType(LoadCancelledException.class)
                .isThrownBy(() -> reading(listing, cancellation, clock).read(TWELVE))
                .withMessage("the load was cancelled and nothing was changed: the client closed the connection");
        assertThat(asked).hasValue(3);
        assertThat(listing.names()).hasSizeBetween(8, 11);
    }

    private static SeedReading reading(SeedListing target, Cancellation cancellation, LongSupplier nanoTime) {
        return new SeedReading(
                target, new SeedReading.Limits(1000, 10, 10, DEFAULT_TOKEN_LENGTH), cancellation, nanoTime);
    }

    @Test
    void acceptsAsManyAsTheLimitsInAllSourcesTogether() {
        SeedListing whole = new SeedListing();
        new SeedReading(whole, new SeedReading.Limits(4, 2, 1, DEFAULT_TOKEN_LENGTH))
                .read(List.of(document("group/a: [v1, v2]"), document("group/b: [v1, v2]")));
        assertThat(whole.tags).hasSize(4);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '\0',
            delimiter = '|',
            value = {
                "1:45 | group/a: [{count: 5, name: 'a{n}'}, {count: 6, name: 'b{n}'}]",
                "1:63 | group/a: [{count: 5, name: 'a{n}'}, {count: 5, name: 'b{n}'}, v1]",
                "1:23 | group/a: [v1, {count: 9223372036854775807, name: 'a{n}'}]",
                "1:84 | {group/a: [v1], group: {}, group/b: {is_public: true, tags: [{name: 'b{n}', count: 10}]}}",
                "1:19 | group/a: [{count: 11, name: 'a{n}'}, {count: 1, name: "
            })
    void refusesMoreTagsThanTheLimitBeforeAnyIsLoaded(String place, String document) {
        refusesBeforeAnythingIsLoaded(document, place, "expected at most 10 tags in a seed (swr.seed-max-tags)");
    }

    @Test
    void refusesMoreImageRepositoriesThanTheLimitBeforeAnyIsLoaded() {
        refusesBeforeAnythingIsLoaded(
                "group: {}\ngroup/a: [v1]\ngroup/b: {}\ngroup/c: []\ngroup/d: []",
                "5:1",
                "expected at most 3 image repositories in a seed (swr.seed-max-repositories)");
    }

    @Test
    void refusesMoreOrganizationsThanTheLimitBeforeAnyIsLoaded() {
        String ten = IntStream.range(0, 10).mapToObj(n -> "org" + n + ": {}\n").collect(Collectors.joining());
        refusesBeforeAnythingIsLoaded(
                "org9/a: []\n" + ten + "group/a: []",
                "12:1",
                "expected at most 10 organizations in a seed (swr.seed-max-organizations)");
    }

    private static void refusesBeforeAnythingIsLoaded(String document, String place, String expected) {
        refusesBeforeAnythingIsLoaded(List.of(document(document)), "body:" + place + ": " + expected);
    }

    private static void refusesBeforeAnythingIsLoaded(List<SeedSource> sources, String message) {
        SeedListing listing = new SeedListing();
        assertThatExceptionOfType(InvalidDocumentException.class)
                .isThrownBy(() ->
                        new SeedReading(listing, new SeedReading.Limits(10, 3, 10, DEFAULT_TOKEN_LENGTH)).read(sources))
                .withMessage(message);
        assertThat(listing.toString()).isEmpty();
    }

    @Test
    void refusesMoreThanTheLimitsInAllSourcesTogetherBeforeAnyIsLoaded(@TempDir Path folder) throws IOException {
        SeedSource eight = document("group/a: [{count: 8, name: 'v{n}'}]");
        refusesBeforeAnythingIsLoaded(
                List.of(eight, document("group/b: [v1, {count: 2, name: 'w{n}'}]")),
                "body:1:23: expected at most 10 tags in a seed (swr.seed-max-tags)");
        refusesBeforeAnythingIsLoaded(
                List.of(eight, document("group/b: []\ngroup/c: []\ngroup/d: []")),
                "body:3:1: expected at most 3 image repositories in a seed (swr.seed-max-repositories)");
        Path reply = Files.createDirectory(folder.resolve("group")).resolve("reply.json");
        Files.writeString(reply, "[{},\n{},\n{}]");
        refusesBeforeAnythingIsLoaded(
                Stream.concat(Stream.of(eight), SeedFiles.find(folder.toString()).stream())
                        .toList(),
                reply + ":3:1: expected at most 10 tags in a seed (swr.seed-max-tags)");
    }

    /** The first pass counts, but leaves errors to the second, which finds them in the document's order. */
    @Test
    void reportsTheFirstError() {
        assertThatExceptionOfType(InvalidDocumentException.class)
                .isThrownBy(() -> SeedListing.of(DocumentFormat.YAML, "group/a: {x: 1}\ngroup/b: [v1"))
                .withMessageStartingWith("body:1:11: unknown field");
    }

    @ParameterizedTest
    @ValueSource(strings = {"group/a: [\"", "group/a: [", "# ", "", "group/a:\n  description: |\n    "})
    void stopsReadingALongTokenAtItsLimit(String begin) {
        AtomicLong read = new AtomicLong();
        byte[] text = (begin + "a".repeat(5_000_000)).getBytes(StandardCharsets.UTF_8);
        SeedDocument document = new SeedDocument("body", DocumentFormat.YAML, () -> counting(text, read));
        SeedReading reading =
                new SeedReading(new SeedListing(), new SeedReading.Limits(1, 1, 10, DEFAULT_TOKEN_LENGTH));
        assertThatExceptionOfType(InvalidDocumentException.class)
                .isThrownBy(() -> reading.read(List.of(document)))
                .withMessageMatching("body:\\d+:\\d+: expected a string, or space, of at most 1048576 characters");
        assertThat(read).as("read twice, to the limit and a buffer").hasValueLessThan(2 * 1_300_000);
    }

    @ParameterizedTest
    @EnumSource
    void limitsTokensAsItIsSet(DocumentFormat format) {
        byte[] text = (" ".repeat(300_000) + "{\"group/a\":[]}").getBytes(StandardCharsets.UTF_8);
        List<SeedSource> sources = List.of(new SeedDocument("body", format, () -> new ByteArrayInputStream(text)));
        assertThatExceptionOfType(InvalidDocumentException.class)
                .isThrownBy(() ->
                        new SeedReading(new SeedListing(), new SeedReading.Limits(10, 10, 10, 8_000)).read(sources))
                .withMessageContaining("of at most " + format.tokenLength(8_000) + " characters");
        new SeedReading(new SeedListing(), new SeedReading.Limits(10, 10, 10, 3_000_000)).read(sources);
    }

    @Test
    void acceptsATokenOfTheLargestLength() {
        String longest = "group/a: [v1]\n#" + " ".repeat(DocumentFormat.YAML.tokenLength(DEFAULT_TOKEN_LENGTH) - 2)
                + "\ngroup/b: [v2]";
        assertThat(SeedListing.of(DocumentFormat.YAML, longest).names()).containsExactly("v1", "v2");
    }

    private static InputStream counting(byte[] text, AtomicLong read) {
        return new FilterInputStream(new ByteArrayInputStream(text)) {
            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                int count = super.read(buffer, offset, length);
                read.addAndGet(Math.max(0, count));
                return count;
            }
        };
    }

    private static SeedDocument document(String text) {
        return new SeedDocument(
                "body", DocumentFormat.YAML, () -> new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }
}
