package io.github.swremulator.seed;

import io.github.swremulator.registry.Attachments;
import io.github.swremulator.registry.NewOrganization;
import io.github.swremulator.registry.OrganizationName;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonToken;

/** What a document says of an organization beside its image repositories: {@code {"creator_name":"ann"}}, or nothing. */
final class DocumentOrganization {

    static final List<String> MEMBERS =
            DocumentAttachment.members(DocumentAttachment.OF_ORGANIZATIONS, "id", "domain_id", "creator_name");

    private static final int MAX_LENGTH = 255;

    private final SeedTokens tokens;
    private final OrganizationName name;
    private @Nullable Long id;
    private @Nullable String domainId;
    private @Nullable String creatorName;
    private Attachments attachments = Attachments.NONE;

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
        return new NewOrganization(name, id, domainId, creatorName, attachments);
    }

    private void read(String member, SeedObject object) {
        switch (member) {
            case "id" -> id = tokens.value().number(Integer.MAX_VALUE);
            case "domain_id" -> domainId = tokens.value().word(MAX_LENGTH);
            case "creator_name" -> creatorName = tokens.value().word(MAX_LENGTH);
            default -> {
                Attachments read =
                        DocumentAttachment.read(DocumentAttachment.OF_ORGANIZATIONS, member, tokens, attachments);
                if (read == null) {
                    throw object.unknown(member, MEMBERS, "; " + repositoriesKey());
                }
                attachments = read;
            }
        }
    }

    private String repositoriesKey() {
        return "an image repository's key is \"" + name + "/<repository>\"";
    }
}
