package io.github.swremulator.control.finding;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TagListChecksTest {

    @Test
    void tellWhatAFilterOverridesInTheOrderOfTheParameters() {
        ListQuery query = ListQuery.ofTags("tag=a&order_type=asc&order_column=tag&offset=0&limit=1"
                + "&filter=tag::b|order_type::desc|order_column::updated_at|offset::5|limit::2");
        assertThat(TagListChecks.check(query))
                .allMatch(sighting -> sighting.misuse() == Misuse.FILTER_OVERRIDES_PARAMETER)
                .extracting(sighting -> sighting.message().split(" ", -1)[3])
                .containsExactly("limit", "offset", "order_column", "order_type", "tag");
    }
}
