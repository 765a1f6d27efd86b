package io.github.swremulator.manage.repository;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.github.swremulator.manage.ApiSettings;
import io.github.swremulator.manage.WireTime;
import io.github.swremulator.registry.ImageRepositoryView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of image repositories, the vendor's {@code ListRepoDetailsResponse} (swr_02_0126, response parameters):
 * {@code {"nextMarker":7,"repos":[…]}}, and the last {@code {"repos":[…]}}.
 */
@JsonPropertyOrder({"nextMarker", "repos"})
record RepositoryPageResponse(
        @JsonProperty("nextMarker") @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
        Long nextMarker,

        @JsonProperty("repos") List<Repository> repositories) {

    /**
     * The vendor's {@code ShowReposRespV3}. The page names the organization {@code namespace_name}, the SDKs
     * {@code namespace}:
     *
     * <pre>{@code
     * {"id":7,"name":"nginx","category":"linux","description":"","size":200977474,"is_public":false,"num_images":2,
     *  "num_download":0,"created_at":"2017-01-01T00:00:00Z","updated_at":"2017-09-11T03:00:02.542841Z",
     *  "domain_name":"swr-emulator","namespace_name":"namespace","namespace":"namespace","status":false}
     * }</pre>
     */
    @JsonPropertyOrder({
        "id",
        "name",
        "category",
        "description",
        "size",
        "is_public",
        "num_images",
        "num_download",
        "created_at",
        "updated_at",
        "domain_name",
        "namespace_name",
        "namespace",
        "status"
    })
    record Repository(
            @JsonProperty("id") long id,
            @JsonProperty("name") String name,
            @JsonProperty("category") String category,
            @JsonProperty("description") String description,
            @JsonProperty("size") long size,
            @JsonProperty("is_public") boolean isPublic,
            @JsonProperty("num_images") long images,
            @JsonProperty("num_download") long downloads,
            @JsonProperty("created_at") String createdAt,
            @JsonProperty("updated_at") String updatedAt,
            @JsonProperty("domain_name") String domainName,
            @JsonProperty("namespace_name") String namespaceName,
            @JsonProperty("namespace") String namespace,
            @JsonProperty("status") boolean status) {

        static Repository from(ImageRepositoryView repository, ApiSettings settings) {
            return new Repository(
                    repository.repoId(),
                    repository.name().value(),
                    repository.category().value(),
                    repository.description(),
                    repository.size(),
                    repository.isPublic(),
                    repository.tags(),
                    0,
                    WireTime.format(repository.createdAt()),
                    WireTime.format(repository.updatedAt()),
                    settings.ownerName(repository.accountId()),
                    repository.organization().value(),
                    repository.organization().value(),
                    false);
        }
    }
}
