package io.github.swremulator.registry.world;

/** A session or a snapshot does not exist, exists already, or is one too many; nothing was changed. The message says which. */
public final class WorldException extends RuntimeException {

    /** Why a call is refused. */
    public enum Reason {
        SESSION_NOT_FOUND,
        SESSION_EXISTS,
        TOO_MANY_SESSIONS,
        SNAPSHOT_NOT_FOUND,
        TOO_MANY_SNAPSHOTS
    }

    private final Reason reason;

    private WorldException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }

    public static WorldException noSession(SessionName name) {
        return new WorldException(Reason.SESSION_NOT_FOUND, "session " + name + " does not exist");
    }

    public static WorldException sessionExists(SessionName name) {
        return new WorldException(Reason.SESSION_EXISTS, "session " + name + " exists already");
    }

    static WorldException tooManySessions(long max) {
        return new WorldException(
                Reason.TOO_MANY_SESSIONS, "at most " + max + " sessions can be open (swr.session.max)");
    }

    static WorldException noSnapshot(SnapshotName name) {
        return new WorldException(Reason.SNAPSHOT_NOT_FOUND, "snapshot " + name + " does not exist");
    }

    static WorldException tooManySnapshots(long max) {
        return new WorldException(
                Reason.TOO_MANY_SNAPSHOTS, "at most " + max + " snapshots are kept (swr.snapshot.max)");
    }
}
