package io.github.swremulator.manage.tag;

import static io.github.swremulator.Emulator.tags;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.swremulator.CountedStatements;
import io.github.swremulator.Database;
import io.github.swremulator.Emulator;
import io.github.swremulator.EmulatorTest;
import io.github.swremulator.OnEachDatabase;
import io.github.swremulator.manage.Replies;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A page of tags takes one statement for the repository's revision, and one more unless its tags are kept. A repeated page of a
 * store that only the emulator writes takes none.
 */
@OnEachDatabase
@EmulatorTest(beans = CountedStatements.class)
class TagListStatementsTest {

    private static final String APP = tags("group", "app");
    private static final String POINT = "{\"source_tag\":\"n-1\",\"destination_tag\":\"%s\"}";

    private final Emulator emulator;
    private final CountedStatements statements;
    /** How many statements a page takes that is kept whole. */
    private final int kept;

    TagListStatementsTest(Emulator emulator, Database database) {
        this.emulator = emulator;
        this.kept = database == Database.H2 ? 0 : 1;
        this.statements = emulator.bean("countedStatements", CountedStatements.class);
    }

    @BeforeEach
    void isSeeded() {
        seed(1000);
    }

    private void seed(int tags) {
        emulator.seed("group/app: [{count: %d, name: \"n-{n}\"}]\ngroup/few: [v1, v2]".formatted(tags));
    }

    private List<String> of(String path) {
        return statements.during(
                () -> assertThat(emulator.get(path).statusCode()).as(path).isEqualTo(200));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "limit=10&offset=0",
                "limit=10&offset=990",
                "limit=10&offset=100&order_column=updated_at&order_type=asc",
                "limit=10&offset=20&order_column=tag&order_type=desc",
                "limit=10&offset=0&tag=n-7",
                "filter=limit::10%7Coffset::0"
            })
    void areTwoForAPageAndAtMostOneForARepeatedPage(String query) {
        assertThat(of(APP + "?" + query)).hasSize(2).allMatch(sql -> sql.startsWith("SELECT"));
        assertThat(of(APP + "?" + query)).hasSizeLessThanOrEqualTo(1).allMatch(sql -> sql.contains("FROM session s"));
        assertThat(emulator.send("POST", APP, POINT.formatted("new")).statusCode())
                .isEqualTo(201);
        assertThat(of(APP + "?" + query)).as("after a change").hasSize(2);
        assertThat(of(APP + "?" + query)).hasSizeLessThanOrEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"updated_at&order_type=desc", "tag&order_type=asc"})
    void areTwoForAPageFarFromTheBeginningOnceItsPlaceIsKnown(String order) {
        seed(2300);
        String page = APP + "?limit=10&order_column=" + order + "&offset=";
        assertThat(of(page + 2050)).as("with four that find places").hasSize(6);
        assertThat(of(page + 2060)).hasSize(2);
        assertThat(of(page + 2299)).hasSize(2);
        assertThat(of(page + 1001)).hasSize(2);
        assertThat(of(page + 2060)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v2/", "/v3/"})
    void areNoneForARepeatedPageUnlessOthersWriteTheStore(String version) {
        String page = APP.replace("/v2/", version) + "?limit=100&offset=0";
        of(page);
        of(page);
        assertThat(of(page)).hasSize(kept);
        assertThat(emulator.send("POST", APP, POINT.formatted("new")).statusCode())
                .isEqualTo(201);
        assertThat(of(page)).as("after a change").hasSize(2);
        of(page);
        assertThat(of(page)).hasSize(kept);
        emulator.send("DELETE", tags("group", "few") + "/v1", "");
        assertThat(of(page)).as("after a change of another repository").hasSize(1);
        assertThat(of(page)).hasSize(kept);
    }

    @Test
    void areOneForAPageWhoseTagsWereShownOnOtherPages() {
        for (int offset = 0; offset < 1000; offset += 100) {
            of(APP + "?limit=100&offset=" + offset);
        }
        assertThat(of(APP + "?limit=100&offset=834")).hasSize(1);
        assertThat(emulator.send("POST", APP, POINT.formatted("new")).statusCode())
                .isEqualTo(201);
        assertThat(of(APP + "?limit=100&offset=0")).as("with the new tag").hasSize(2);
        assertThat(of(APP + "?limit=100&offset=834")).as("with the new order").hasSize(2);
        assertThat(of(APP + "?limit=100&offset=777")).hasSize(1);
    }

    @Test
    void areOneForAPagePastTheEnd() {
        assertThat(of(APP + "?limit=10&offset=5000")).hasSize(1);
    }

    @Test
    void areTwoForAPageOfV3() {
        String list = APP.replace("/v2/", "/v3/") + "?limit=10";
        // The first marker reads the key.
        emulator.get(list + "1");
        assertThat(of(list)).hasSize(2);
        assertThat(of(list)).hasSize(kept);
        String marker = Replies.json(emulator.get(list)).get("nextMarker").stringValue();
        assertThat(of(list + "&marker=" + marker)).hasSize(2);
        assertThat(of(list + "&marker=" + marker)).hasSize(kept);
    }

    @Test
    void areTwoForAListNoLongerThanAPage() {
        assertThat(of(tags("group", "few"))).hasSize(2);
        assertThat(of(tags("group", "few"))).hasSize(1);
    }

    @Test
    void areOneMoreInANamedSession() {
        String inSession = "/_session/counted" + APP + "?limit=10&offset=0";
        String body = "{\"name\":\"counted\",\"seed\":\"group/app: [v1]\"}";
        assertThat(emulator.control().post("/sessions", body).statusCode()).isEqualTo(201);
        try {
            assertThat(of(inSession)).hasSize(3);
            assertThat(of(inSession)).hasSize(2);
        } finally {
            emulator.control().delete("/sessions/counted");
        }
    }

    @Test
    void areCountedWithThoseOfTransactions() {
        assertThat(statements.during(() -> emulator.send("POST", APP, POINT.formatted("more"))))
                .contains("setAutoCommit", "commit");
    }
}
