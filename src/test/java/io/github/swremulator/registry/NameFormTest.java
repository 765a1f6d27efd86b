package io.github.swremulator.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The separators in names. */
class NameFormTest {

    @ParameterizedTest
    @ValueSource(strings = {"a", "a-b", "a--b", "a---------b", "a_b", "a__b", "a.b", "a--b__c.d-e_f", "a1-2"})
    void acceptsSeparators(String name) {
        assertThat(new OrganizationName(name).value()).isEqualTo(name);
        assertThat(new RepositoryName(name).value()).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a..b", "a___b", "a-_b", "a_-b", "a-.b", "a.-b", "a._b", "a__.b", "--a", "a--", "_a", "a__", "a."
            })
    void refusesSeparatorsAtAnEndAndMixedOnes(String name) {
        assertThat(catchThrowable(() -> new OrganizationName(name))).hasMessageContaining("any number of '-'");
        assertThat(catchThrowable(() -> new RepositoryName(name))).hasMessageContaining("any number of '-'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a//b", "a/-b", "a--/b", "/a", "a/"})
    void refusesASlashNextToASeparator(String name) {
        assertThat(catchThrowable(() -> new RepositoryName(name))).isInstanceOf(IllegalArgumentException.class);
    }
}
