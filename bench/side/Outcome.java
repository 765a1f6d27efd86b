package side;

import java.util.List;

/** What a measure has found. */
record Outcome(List<Goal> goals, List<Table> tables, List<Chart> charts) {

    Outcome(List<Goal> goals, Table... tables) {
        this(goals, List.of(tables), List.of());
    }
}
