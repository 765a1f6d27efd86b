package io.github.swremulator.seed;

import io.github.swremulator.registry.NewOrganization;
import io.github.swremulator.registry.OrganizationName;
import io.github.swremulator.registry.UserPermission;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonToken;

/** What a document says of an organization beside its image repositories: {@code {"creator_name":"ann"}}, or nothing. */
final class DocumentOrganization {

    static final List<String> MEMBERS = List.of("id", "domain_id", "creator_name", "permissions");

    private static final int MAX_LENGTH = 255;

    private final SeedTokens tokens;
    private final OrganizationName name;
    private @Nullable Long id;
    private @Nullable String domainId;
    private @Nullable String creatorName;
    private List<UserPermission> permissions = List.of();

    /** The tokens stand at its beginning. */
    DocumentOrganization(SeedTokens tokens, OrganizationName name) {
        this.tokens = tokens;
        this.name = name;
    }

    NewOrganization read() {
        if (tokens.current() != JsonToken.START_OBJECT) {
            throw tokens.place().broken("expected an object, {} where nothing is to say; " + repositoriesKey());
        }
        SeedObject object = new SeedObject(tokens);
        for (String member = object.next(); member != null; member = object.next()) {
            read(member, object);
        }
        return new NewOrganization(name, id, domainId, creatorName, permissions);
    }

    private void read(String member, SeedObject object) {
        switch (member) {
            case "id" -> id = tokens.value().number(Integer.MAX_VALUE);
            case "domain_id" -> domainId = tokens.value().word(MAX_LENGTH);
            case "creator_name" -> creatorName = tokens.value().word(MAX_LENGTH);
            case "permissions" -> permissions = DocumentPermissions.read(tokens);
            default -> throw object.unknown(member, MEMBERS, "; " + repositoriesKey());
        }
    }

    private String repositoriesKey() {
        return "an image repository's key is \"" + name + "/<repository>\"";
    }
}
