package io.github.swremulator.manage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WireTimeTest {

    private static final DateTimeFormatter FORM = new DateTimeFormatterBuilder()
            .appendPattern("uuuu-MM-dd'T'HH:mm:ss")
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, 6, true)
            .appendLiteral('Z')
            .toFormatter(Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    @ParameterizedTest
    @CsvSource({
        "2018-07-06T06:18:55.069800Z, 2018-07-06T06:18:55.0698Z",
        "2018-07-06T06:18:55Z, 2018-07-06T06:18:55Z",
        "2018-07-06T00:00:00.000001Z, 2018-07-06T00:00:00.000001Z",
        "2018-07-06T00:00:00.000000999Z, 2018-07-06T00:00:00Z",
        "0001-01-01T00:00:00.1Z, 0001-01-01T00:00:00.1Z",
        "+10000-01-01T00:00:00Z, +10000-01-01T00:00:00Z"
    })
    void aTimeHasMicrosecondsWithoutTrailingZeros(String time, String written) {
        assertThat(WireTime.format(Instant.parse(time))).isEqualTo(written);
    }

    @Test
    void anyTimeIsWrittenAsAFormatterWould() {
        Random random = new Random(1);
        for (int n = 0; n < 20_000; n++) {
            Instant time = Instant.ofEpochSecond(
                    random.nextLong(-100_000_000_000L, 400_000_000_000L), 1000L * random.nextInt(1_000_000));
            assertThat(WireTime.format(time)).isEqualTo(FORM.format(time));
        }
    }
}
