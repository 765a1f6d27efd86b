package io.github.swremulator.control.finding;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RowsTest {

    private final Rows rows = new Rows();

    private void read(long from, long to) {
        rows.add(new ContentRange(from, to - from, 70));
    }

    @Test
    void areAllOnceEachPartIsRead() {
        read(60, 70);
        read(0, 10);
        read(20, 65);
        assertThat(rows.areAll(70)).isFalse();
        read(5, 20);
        assertThat(rows.areAll(70)).isTrue();
        assertThat(rows.areAll(71)).isFalse();
    }

    @Test
    void containNoPageThatIsReadInPart() {
        read(10, 20);
        assertThat(rows.contain(new ContentRange(12, 8, 70))).isTrue();
        assertThat(rows.contain(new ContentRange(12, 9, 70))).isFalse();
        assertThat(rows.contain(new ContentRange(9, 2, 70))).isFalse();
    }

    @Test
    void forgetTheFirstGapsWhereTheyAreInTooManyParts() {
        for (int from = 0; from < 200; from += 2) {
            read(from, from + 1);
        }
        assertThat(rows.contain(new ContentRange(0, 169, 200))).isTrue();
        assertThat(rows.contain(new ContentRange(198, 1, 200))).isTrue();
        assertThat(rows.contain(new ContentRange(197, 1, 200))).isFalse();
    }
}
