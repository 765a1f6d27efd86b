package io.github.swremulator.seed;

import io.github.swremulator.registry.Attachments;
import io.github.swremulator.registry.Category;
import io.github.swremulator.registry.NewImageRepository;
import io.github.swremulator.registry.OrganizationName;
import io.github.swremulator.registry.RepositoryName;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is stated of one image repository beside its manifests and tags, gathered member by member. */
final class StatedRepository {

    /** The members that {@link #read} knows. */
    static final List<String> MEMBERS = DocumentAttachment.members(
            DocumentAttachment.OF_REPOSITORIES,
            "repo_id",
            "category",
            "description",
            "is_public",
            "creator_id",
            "creator_name",
            "created",
            "updated");

    private static final int MAX_DESCRIPTION_LENGTH = 30_000;
    private static final int MAX_LENGTH = 255;

    private @Nullable Long repoId;
    private @Nullable Category category;
    private @Nullable String description;
    private @Nullable Boolean isPublic;
    private @Nullable String creatorId;
    private @Nullable String creatorName;
    private @Nullable Instant created;
    private @Nullable Instant updated;
    private Attachments attachments = Attachments.NONE;

    /** Takes the value at which the tokens stand, or answers false where there is no such member. */
    boolean read(String member, SeedTokens tokens) {
        SeedValue value = tokens.value();
        switch (member) {
            case "repo_id" -> repoId = value.number(Long.MAX_VALUE);
            case "category" -> category = value.textOf(Category::new);
            case "description" -> description = value.text(MAX_DESCRIPTION_LENGTH);
            case "is_public" -> isPublic = value.yesOrNo();
            case "creator_id" -> creatorId = value.word(MAX_LENGTH);
            case "creator_name" -> creatorName = value.word(MAX_LENGTH);
            case "created" -> created = value.time();
            case "updated" -> updated = value.time();
            default -> {
                Attachments read =
                        DocumentAttachment.read(DocumentAttachment.OF_REPOSITORIES, member, tokens, attachments);
                attachments = read == null ? attachments : read;
                return read != null;
            }
        }
        return true;
    }

    NewImageRepository toNewImageRepository(OrganizationName organization, RepositoryName name) {
        return new NewImageRepository(
                organization,
                name,
                repoId,
                category,
                description,
                isPublic,
                creatorId,
                creatorName,
                created,
                updated,
                attachments);
    }
}
