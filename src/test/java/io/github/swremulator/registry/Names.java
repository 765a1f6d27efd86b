package io.github.swremulator.registry;

import io.github.swremulator.registry.world.SessionName;

/** Names that the tests share. */
final class Names {

    static final SessionName DEFAULT = SessionName.DEFAULT;

    static final OrganizationName GROUP = new OrganizationName("group");
    static final RepositoryName APP = new RepositoryName("app");
    static final RepositoryName WEB = new RepositoryName("web");

    /** An actor without restrictions. */
    static final Actor ADMINISTRATOR = new Actor("root-id", "root", "0".repeat(32), true, Actor.Power.EVERYTHING);

    /** A user of the emulator's own account who needs permissions. */
    static final Actor STRANGER = new Actor("stranger-id", "stranger", "0".repeat(32), true, Actor.Power.NOTHING);

    /** An administrator of another account. */
    static final Actor FOREIGNER =
            new Actor("foreigner-id", "foreigner", "f".repeat(32), false, Actor.Power.EVERYTHING_OF_ITS_ACCOUNT);

    private Names() {}

    static OrganizationName organization(String name) {
        return new OrganizationName(name);
    }

    static RepositoryName repository(String name) {
        return new RepositoryName(name);
    }

    static TagName tag(String name) {
        return new TagName(name);
    }

    static ResourceName resource(String organization) {
        return new ResourceName(new OrganizationName(organization), null);
    }

    static ResourceName resource(String organization, String repository) {
        return new ResourceName(new OrganizationName(organization), new RepositoryName(repository));
    }
}
