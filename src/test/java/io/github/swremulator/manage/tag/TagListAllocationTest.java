package io.github.swremulator.manage.tag;

import static io.github.swremulator.Emulator.tags;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.github.swremulator.Emulator;
import io.github.swremulator.EmulatorTest;
import io.github.swremulator.RawConnection;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.function.IntUnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How much memory the threads that answer requests allocate for a page of 100 tags, some 130 KB. */
@EmulatorTest
class TagListAllocationTest {

    private static final int REQUESTS = 40;
    /** Of each of the repositories. */
    private static final int TAGS = 2000;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final Emulator emulator;

    TagListAllocationTest(Emulator emulator) {
        this.emulator = emulator;
        emulator.seed(IntStream.range(0, 2 * REQUESTS * 100 / TAGS)
                .mapToObj(n -> "group/app-" + n + ": [{count: " + TAGS + ", name: \"{n}\"}]\n")
                .collect(Collectors.joining()));
    }

    /** In KB for each request, once all of its code was used. */
    private long allocated(IntUnaryOperator tag) throws IOException {
        try (RawConnection connection = new RawConnection(emulator)) {
            list(connection, 0, tag);
            long before = ofRequests();
            list(connection, REQUESTS, tag);
            return (ofRequests() - before) / REQUESTS / 1024;
        }
    }

    /** @param tag the number of a page's first tag, among those of all repositories, for the number of a request */
    private static void list(RawConnection connection, int first, IntUnaryOperator tag) throws IOException {
        for (int n = first; n < first + REQUESTS; n++) {
            int number = tag.applyAsInt(n);
            String list = tags("group", "app-" + number / TAGS);
            assertThat(connection.get(list + "?limit=100&offset=" + number % TAGS))
                    .contains("\"Tag\"");
        }
    }

    private static long ofRequests() {
        return Arrays.stream(THREADS.getThreadInfo(THREADS.getAllThreadIds()))
                .filter(thread -> thread != null && thread.getThreadName().contains("-exec-"))
                .mapToLong(thread -> THREADS.getThreadAllocatedBytes(thread.getThreadId()))
                .sum();
    }

    @Test
    void isSmallWhenTheReplyIsKept() throws IOException {
        assertThat(allocated(n -> 0)).isLessThanOrEqualTo(6);
    }

    @Test
    void isLessThanThePageAndAHalfWhenItsTagsAreKept() throws IOException {
        allocated(n -> n % 20 * 100);
        assertThat(allocated(n -> 7 + n * 37 % 1800)).isLessThanOrEqualTo(200);
    }

    @Test
    void isAFewTimesThePageWhenItsTagsWereNotShownBefore() throws IOException {
        assertThat(allocated(n -> n * 100)).isLessThanOrEqualTo(500);
    }
}
