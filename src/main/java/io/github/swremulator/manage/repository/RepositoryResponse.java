package io.github.swremulator.manage.repository;

import io.github.swremulator.access.AccountSettings;
import io.github.swremulator.manage.ApiSettings;
import io.github.swremulator.manage.PullAddresses;
import io.github.swremulator.manage.WireTime;
import io.github.swremulator.registry.ImageRepositoryView;
import java.util.Objects;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * A single image repository, the vendor's {@code ShowRepositoryResponse}:
 *
 * <pre>{@code
 * {"id":1,"ns_id":1,"name":"busybox","category":"other","description":"","creator_id":"","creator_name":"",
 *  "size":2099575,"is_public":false,"num_images":1,"num_download":0,"url":"",
 *  "path":"swr.cn-north-1.myhuaweicloud.com/namespace/busybox","internal_path":"10.125.0.198:20202/namespace/busybox",
 *  "created":"2017-08-17T12:00:03.915153Z","updated":"2017-08-17T12:00:03.915153Z",
 *  "domain_id":"05949d5a5800d5c11f5cc01a15dbbd7d","priority":0}
 * }</pre>
 *
 * @param creatorId empty if unknown, as {@code creatorName}
 * @param numImages how many tags it has
 * @param numDownload always 0
 * @param url of a logo, always empty
 * @param priority always 0
 * @see <a href="https://support.huaweicloud.com/intl/en-us/api-swr/swr_02_0032.html">Response parameters</a>
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
record RepositoryResponse(
        long id,
        long nsId,
        String name,
        String category,
        String description,
        String creatorId,
        String creatorName,
        long size,
        boolean isPublic,
        long numImages,
        long numDownload,
        String url,
        String path,
        String internalPath,
        String created,
        String updated,
        String domainId,
        int priority) {

    static RepositoryResponse from(
            ImageRepositoryView repository, ApiSettings settings, AccountSettings own, String registryHost) {
        PullAddresses addresses = PullAddresses.of(repository, settings, registryHost);
        return new RepositoryResponse(
                repository.repoId(),
                repository.organizationId(),
                repository.name().value(),
                repository.category().value(),
                repository.description(),
                Objects.requireNonNullElse(repository.creatorId(), ""),
                Objects.requireNonNullElse(repository.creatorName(), ""),
                repository.size(),
                repository.isPublic(),
                repository.tags(),
                0,
                "",
                addresses.path(),
                addresses.internalPath(),
                WireTime.format(repository.createdAt()),
                WireTime.format(repository.updatedAt()),
                own.ownerId(repository.accountId()),
                0);
    }
}
