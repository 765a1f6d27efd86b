package io.github.swremulator.manage.repository;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.github.swremulator.access.AccountSettings;
import io.github.swremulator.manage.WireTime;
import io.github.swremulator.registry.ImageRepositoryView;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * A page of the v3 list of image repositories, the vendor's {@code ListRepoDetailsResponse}:
 * {@code {"nextMarker":7,"repos":[…]}}, and the last one {@code {"repos":[…]}}.
 *
 * @see <a href="https://support.huaweicloud.com/intl/en-us/api-swr/swr_02_0126.html">Response parameters</a>
 */
record RepositoryPageResponse(
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Long nextMarker, List<Repository> repos) {

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
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record Repository(
            long id,
            String name,
            String category,
            String description,
            long size,
            boolean isPublic,
            long numImages,
            long numDownload,
            String createdAt,
            String updatedAt,
            String domainName,
            String namespaceName,
            String namespace,
            boolean status) {

        static Repository from(ImageRepositoryView repository, AccountSettings own) {
            String organization = repository.organization().value();
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
                    own.ownerName(repository.accountId()),
                    organization,
                    organization,
                    false);
        }
    }
}
