package io.github.swremulator.control.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

class JournalBoundsTest {

    private static Journal.Entries journal(int maxEntries, DataSize maxBytes) {
        return new Journal.Entries(new Journal.Settings(true, maxEntries, maxBytes));
    }

    private static JournalEntry entry(String query) {
        return RecordedRequest.to("/path?" + query).entry();
    }

    @Test
    void countsAtLeastTheBytesOfItsStrings() {
        Journal.Entries journal = journal(10_000, DataSize.ofMegabytes(1));
        LongStream.range(0, 20_000).forEach(number -> journal.add(entry("x".repeat((int) (number % 500)))));
        List<JournalEntry> kept = journal.content().entries();
        long characters = kept.stream()
                .mapToLong(entry -> Stream.of(entry.id(), entry.path(), String.valueOf(entry.query()))
                        .mapToLong(String::length)
                        .sum())
                .sum();
        assertThat(journal.bytes())
                .isGreaterThan(characters)
                .isLessThanOrEqualTo(DataSize.ofMegabytes(1).toBytes());
        assertThat(kept.size() + journal.content().dropped()).isEqualTo(20_000);
        assertThat(kept.get(kept.size() - 1).query()).hasSize(19_999 % 500);
    }

    @Test
    void releasesDroppedEntries() {
        Journal.Entries journal = journal(2, DataSize.ofMegabytes(4));
        List<WeakReference<JournalEntry>> added = new ArrayList<>();
        for (int number = 0; number < 10; number++) {
            JournalEntry entry = entry("");
            added.add(new WeakReference<>(entry));
            journal.add(entry);
        }
        await().untilAsserted(() -> {
            System.gc();
            assertThat(added).filteredOn(entry -> !entry.refersTo(null)).hasSize(2);
        });
        assertThat(journal.content().entries()).hasSize(2);
    }

    @Test
    void keepsNoMoreThanMaxEntries() {
        Journal.Entries journal = journal(100, DataSize.ofMegabytes(4));
        LongStream.range(0, 1_000).forEach(number -> journal.add(entry("")));
        assertThat(journal.content().entries()).hasSize(100);
        assertThat(journal.content().dropped()).isEqualTo(900);
    }

    @Test
    void dropsAnEntryThatIsLargerThanMaxBytes() {
        Journal.Entries journal = journal(100, DataSize.ofKilobytes(4));
        journal.add(entry("x".repeat(5_000)));
        assertThat(journal.content()).isEqualTo(new Journal.Content(List.of(), 1, 1));
        assertThat(journal.bytes()).isZero();
    }

    @Test
    void countsAllEntriesOfConcurrentWriters() throws InterruptedException {
        Journal.Entries journal = journal(1_000, DataSize.ofMegabytes(4));
        ExecutorService writers = Executors.newFixedThreadPool(8);
        for (int writer = 0; writer < 8; writer++) {
            long first = writer * 10_000L;
            writers.execute(() -> LongStream.range(first, first + 10_000).forEach(number -> journal.add(entry(""))));
        }
        writers.shutdown();
        assertThat(writers.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
        assertThat(journal.content().entries()).hasSize(1_000).doesNotHaveDuplicates();
        assertThat(journal.content().dropped()).isEqualTo(79_000);
    }

    @Test
    void countsNothingAfterItWasCleared() {
        Journal.Entries journal = journal(100, DataSize.ofKilobytes(4));
        LongStream.range(0, 1_000).forEach(number -> journal.add(entry("")));
        journal.clear();
        assertThat(journal.bytes()).isZero();
        assertThat(journal.content().dropped()).isZero();
    }
}
