package io.github.swremulator.control.fault;

import static io.github.swremulator.Emulator.tags;
import static io.github.swremulator.control.fault.FaultCalls.tree;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.swremulator.Emulator;
import io.github.swremulator.control.OperationResolver.Call;
import io.github.swremulator.control.fault.FaultRule.Then.Change;
import io.github.swremulator.registry.world.SessionName;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Paging by offset while other clients push and delete. */
class MovingPagesTest extends FaultTestCase {

    MovingPagesTest(Emulator emulator) {
        super(emulator);
    }

    @BeforeEach
    void moveSixTags() {
        emulator.seed("group/busybox: [v1, v2, v3, v4, v5, v6]");
        calls.put("{'profile':'moving-pages'}");
    }

    @Test
    void repeatsATagWhenOneIsPushedBetweenTwoPages() {
        assertThat(page(1)).containsExactly("v6", "v5");
        assertThat(page(2)).containsExactly("v5", "v4");
        assertThat(page(1)).first().asString().startsWith("pushed-");
    }

    @Test
    void missesATagWhenOneIsDeletedBetweenTwoPages() {
        assertThat(page(1)).containsExactly("v6", "v5");
        assertThat(page(3)).as("v4 and v3 are on page 2 now").containsExactly("v1");
    }

    @Test
    void movesTheOldestTagToTheFront() {
        assertThat(page(4)).isEmpty();
        assertThat(page(1)).containsExactly("v1", "v6");
    }

    /** For example by a reset during the call. */
    @Test
    void changesNothingWhenTheRuleHasEnded() {
        Call call = new Call("", "GET", "/", "/", null, null, "group", "busybox", null);
        FaultActions actions = emulator.bean("faultActions", FaultActions.class);
        actions.change(Change.DELETE, call, SessionName.DEFAULT, () -> false);
        assertThat(page(1)).containsExactly("v6", "v5");
        actions.change(Change.DELETE, call, SessionName.DEFAULT, () -> true);
        assertThat(page(1)).containsExactly("v5", "v4");
    }

    @Test
    void resetRestoresTheSeed() {
        page(2);
        control.post("/reset", "");
        assertThat(emulator.get(tags("group", "busybox")).statusCode()).isEqualTo(404);
    }

    @Test
    void movedTagsAreDumpedAndLoadedUnchanged() {
        IntStream.of(3, 2, 4).forEach(this::page);
        String document = control.get("/data").body();
        assertThat(document).contains("\"pushed-").doesNotContain("\"v6\"");
        assertThat(control.put("/data", document).statusCode()).isEqualTo(200);
        assertThat(control.get("/data").body()).isEqualTo(document);
    }

    private List<String> page(int number) {
        String path = tags("group", "busybox") + "?limit=2&offset=" + 2 * (number - 1);
        return tree(emulator.get(path))
                .valueStream()
                .map(tag -> tag.get("Tag").stringValue())
                .toList();
    }
}
