package io.github.swremulator.manage.repository;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.github.swremulator.manage.ApiSettings;
import io.github.swremulator.manage.PullAddresses;
import io.github.swremulator.manage.WireTime;
import io.github.swremulator.registry.ImageRepositoryView;
import java.util.List;

/**
 * An image repository of the list, the vendor's {@code ShowReposResp} (swr_02_0034, response parameters):
 *
 * <pre>{@code
 * {"name":"nginx","category":"linux","description":"","size":200977474,"is_public":false,"num_images":2,
 *  "num_download":0,"created_at":"2017-01-01T00:00:00Z","updated_at":"2017-09-11T03:00:02.542841Z","logo":"","url":"",
 *  "path":"swr.cn-north-1.myhuaweicloud.com/namespace/nginx","internal_path":"10.125.0.198:20202/namespace/nginx",
 *  "domain_name":"swr-emulator","namespace":"namespace","tags":["latest","log"],"status":false,"total_range":4}
 * }</pre>
 *
 * @param images how many tags it has
 * @param downloads always 0
 * @param logo always empty, as {@code url}
 * @param tags the newest first
 * @param status whether a shared repository's term is over: these are the account's own
 * @param total how many match, the same in every element
 */
@JsonPropertyOrder({
    "name",
    "category",
    "description",
    "size",
    "is_public",
    "num_images",
    "num_download",
    "created_at",
    "updated_at",
    "logo",
    "url",
    "path",
    "internal_path",
    "domain_name",
    "namespace",
    "tags",
    "status",
    "total_range"
})
record ListedRepositoryResponse(
        @JsonProperty("name") String name,
        @JsonProperty("category") String category,
        @JsonProperty("description") String description,
        @JsonProperty("size") long size,
        @JsonProperty("is_public") boolean isPublic,
        @JsonProperty("num_images") long images,
        @JsonProperty("num_download") long downloads,
        @JsonProperty("created_at") String createdAt,
        @JsonProperty("updated_at") String updatedAt,
        @JsonProperty("logo") String logo,
        @JsonProperty("url") String url,
        @JsonProperty("path") String path,
        @JsonProperty("internal_path") String internalPath,
        @JsonProperty("domain_name") String domainName,
        @JsonProperty("namespace") String namespace,
        @JsonProperty("tags") List<String> tags,
        @JsonProperty("status") boolean status,
        @JsonProperty("total_range") long total) {

    static ListedRepositoryResponse from(
            ImageRepositoryView repository, long total, ApiSettings settings, String registryHost) {
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
                settings.ownerName(repository.accountId()),
                repository.organization().value(),
                repository.tagNames(),
                false,
                total);
    }
}
