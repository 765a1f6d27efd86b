package io.github.swremulator.manage.repository;

import io.github.swremulator.access.AccountSettings;
import io.github.swremulator.manage.ApiSettings;
import io.github.swremulator.manage.PullAddresses;
import io.github.swremulator.manage.WireTime;
import io.github.swremulator.registry.ImageRepositoryView;
import java.util.List;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * An image repository in the v2 list, the vendor's {@code ShowReposResp}:
 *
 * <pre>{@code
 * {"name":"nginx","category":"linux","description":"","size":200977474,"is_public":false,"num_images":2,
 *  "num_download":0,"created_at":"2017-01-01T00:00:00Z","updated_at":"2017-09-11T03:00:02.542841Z","logo":"","url":"",
 *  "path":"swr.cn-north-1.myhuaweicloud.com/namespace/nginx","internal_path":"10.125.0.198:20202/namespace/nginx",
 *  "domain_name":"swr-emulator","namespace":"namespace","tags":["latest","log"],"status":false,"total_range":4}
 * }</pre>
 *
 * @param numImages how many tags it has
 * @param numDownload always 0
 * @param logo always empty, as {@code url}
 * @param tags the newest first
 * @param status whether the term of a shared repository is over: always false
 * @param totalRange how many image repositories match, the same in every element
 * @see <a href="https://support.huaweicloud.com/intl/en-us/api-swr/swr_02_0034.html">Response parameters</a>
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
record ListedRepositoryResponse(
        String name,
        String category,
        String description,
        long size,
        boolean isPublic,
        long numImages,
        long numDownload,
        String createdAt,
        String updatedAt,
        String logo,
        String url,
        String path,
        String internalPath,
        String domainName,
        String namespace,
        List<String> tags,
        boolean status,
        long totalRange) {

    static ListedRepositoryResponse from(
            ImageRepositoryView repository,
            long total,
            ApiSettings settings,
            AccountSettings own,
            String registryHost) {
        PullAddresses addresses = PullAddresses.of(repository, settings, registryHost);
        return new ListedRepositoryResponse(
                repository.name().value(),
                repository.category().value(),
                repository.description(),
                repository.size(),
                repository.isPublic(),
                repository.tags(),
                0,
                WireTime.format(repository.createdAt()),
                WireTime.format(repository.updatedAt()),
                "",
                "",
                addresses.path(),
                addresses.internalPath(),
                own.ownerName(repository.accountId()),
                repository.organization().value(),
                repository.tagNames(),
                false,
                total);
    }
}
