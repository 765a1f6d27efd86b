package io.github.swremulator.registry;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The sessions: each shows a state of the catalog of its own. {@link SessionName#DEFAULT} is always there. */
public interface Sessions {

    /**
     * Opens a session.
     *
     * @param seed what it holds, and goes back to at a reset; null for the seed of the default session
     * @param max how many sessions there may be beside the default one
     * @throws SessionExistsException when there is one of this name
     * @throws TooManySessionsException when there are as many as there may be
     */
    SessionView open(SessionName name, SessionKeys keys, @Nullable Consumer<CatalogVisitor> seed, long max);

    /** The session of this name, the default one too. Asks the database, so that the answer is true on every instance. */
    Optional<SessionView> find(SessionName name);

    Optional<SessionView> findByAccessKey(String accessKey);

    Optional<SessionView> findByToken(String token);

    /** All but the default one, in the order of their names. */
    List<SessionView> list();

    /**
     * Closes a session: its data and its snapshots are deleted in the background.
     *
     * @throws SessionNotFoundException when there is none of this name, or it is the default one
     */
    void delete(SessionName name);

    /** Records when sessions were last used, where that is later than what is recorded. */
    void used(Map<SessionName, Instant> lastUse);

    /** Closes the sessions that were not used since a moment, and returns their names. */
    List<SessionName> deleteUnusedSince(Instant moment);
}
