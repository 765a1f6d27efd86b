package io.github.swremulator.seed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** What holds over all parts of a seed. */
@ExtendWith(OutputCaptureExtension.class)
class SeedReadingTest {

    @Test
    void tellsOfItsProgressEveryFiveSeconds(CapturedOutput log) {
        AtomicLong seconds = new AtomicLong();
        SeedReading reading = new SeedReading(
                new SeedListing(),
                1000,
                () -> Duration.ofSeconds(seconds.getAndIncrement()).toNanos());
        reading.read(List.of(document("group/app: [{count: 12, name: 'v{n}'}]")));
        assertThat(log.getAll().lines().filter(line -> line.contains("so far")))
                .hasSize(2)
                .first()
                .asString()
                .endsWith("Loading the seed: 5 tags so far");
    }

    @Test
    void refusesMoreTagsThanTheLimitInAllPartsTogether() {
        List<SeedSource> sources = List.of(document("group/a: [v1, v2]"), document("group/b: [v1, v2]"));
        assertThatExceptionOfType(BrokenSeedException.class)
                .isThrownBy(() -> new SeedReading(new SeedListing(), 3).read(sources))
                .withMessage("body:1:15: expected at most 3 tags in a seed; swr.seed-max-tags is the limit");
        SeedListing whole = new SeedListing();
        new SeedReading(whole, 4).read(sources);
        assertThat(whole.tags).hasSize(4);
    }

    private static SeedDocument document(String text) {
        return new SeedDocument(
                "body", SeedFormat.YAML, () -> new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }
}
