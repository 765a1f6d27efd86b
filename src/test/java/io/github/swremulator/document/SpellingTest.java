package io.github.swremulator.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpellingTest {

    private static final List<String> KNOWN = List.of("id", "tags", "created", "updated");

    @ParameterizedTest
    @CsvSource({"craeted, created", "tgas, tags", "Tags, tags", "ids, id", "x,", "something,", "'',", "tagstagstags,"})
    void findsTheKnownNameWithFewDifferentLetters(String word, String expected) {
        assertThat(Spelling.nearest(word, KNOWN).orElse(null)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"tgas, ', did you mean \"tags\"?'", "something, ''"})
    void suggestsTheNearestName(String word, String expected) {
        assertThat(Spelling.didYouMean(word, KNOWN)).isEqualTo(expected);
    }
}
