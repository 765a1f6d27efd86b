package io.github.swremulator.manage.repository;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.github.swremulator.manage.ApiSettings;
import io.github.swremulator.manage.PullAddresses;
import io.github.swremulator.manage.WireTime;
import io.github.swremulator.registry.ImageRepositoryView;
import org.jspecify.annotations.Nullable;

/**
 * An image repository alone, the vendor's {@code ShowRepositoryResponse} (swr_02_0032, response parameters):
 *
 * <pre>{@code
 * {"id":1,"ns_id":1,"name":"busybox","category":"other","description":"","creator_id":"","creator_name":"",
 *  "size":2099575,"is_public":false,"num_images":1,"num_download":0,"url":"",
 *  "path":"swr.cn-north-1.myhuaweicloud.com/namespace/busybox","internal_path":"10.125.0.198:20202/namespace/busybox",
 *  "created":"2017-08-17T12:00:03.915153Z","updated":"2017-08-17T12:00:03.915153Z",
 *  "domain_id":"05949d5a5800d5c11f5cc01a15dbbd7d","priority":0}
 * }</pre>
 *
 * @param creatorId empty where it is not known, as {@code creatorName}
 * @param images how many tags it has
 * @param downloads always 0
 * @param url of a logo, always empty
 * @param priority always 0
 */
@JsonPropertyOrder({
    "id",
    "ns_id",
    "name",
    "category",
    "description",
    "creator_id",
    "creator_name",
    "size",
    "is_public",
    "num_images",
    "num_download",
    "url",
    "path",
    "internal_path",
    "created",
    "updated",
    "domain_id",
    "priority"
})
record RepositoryResponse(
        @JsonProperty("id") long id,
        @JsonProperty("ns_id") long organizationId,
        @JsonProperty("name") String name,
        @JsonProperty("category") String category,
        @JsonProperty("description") String description,
        @JsonProperty("creator_id") String creatorId,
        @JsonProperty("creator_name") String creatorName,
        @JsonProperty("size") long size,
        @JsonProperty("is_public") boolean isPublic,
        @JsonProperty("num_images") long images,
        @JsonProperty("num_download") long downloads,
        @JsonProperty("url") String url,
        @JsonProperty("path") String path,
        @JsonProperty("internal_path") String internalPath,
        @JsonProperty("created") String created,
        @JsonProperty("updated") String updated,
        @JsonProperty("domain_id") String domainId,
        @JsonProperty("priority") int priority) {

    static RepositoryResponse from(ImageRepositoryView repository, ApiSettings settings, String registryHost) {
        PullAddresses addresses = PullAddresses.of(repository, settings, registryHost);
        return new RepositoryResponse(
                repository.repoId(),
                repository.organizationId(),
                repository.name().value(),
                repository.category().value(),
                repository.description(),
                known(repository.creatorId()),
                known(repository.creatorName()),
                repository.size(),
                repository.isPublic(),
                repository.tags(),
                0,
                "",
                addresses.path(),
                addresses.internalPath(),
                WireTime.format(repository.createdAt()),
                WireTime.format(repository.updatedAt()),
                settings.owner(repository.accountId()),
                0);
    }

    private static String known(@Nullable String value) {
        return value == null ? "" : value;
    }
}
