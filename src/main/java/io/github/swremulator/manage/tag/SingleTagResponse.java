package io.github.swremulator.manage.tag;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.github.swremulator.manage.ApiSettings;
import io.github.swremulator.manage.PullAddresses;
import io.github.swremulator.manage.WireTime;
import io.github.swremulator.registry.TagView;
import org.jspecify.annotations.Nullable;

/**
 * A tag alone, or of the v3 list, the vendor's {@code ShowReposTagRespV3} (swr_02_0061 and swr_02_0123, response parameters):
 *
 * <pre>{@code
 * {"id":1,"repo_id":1,"tag":"latest","image_id":"741f24a7…","manifest":"{\\"schemaVersion\\":2,…}",
 *  "digest":"sha256:57b60584…","schema":2,"path":"swr.cn-north-1.myhuaweicloud.com/namespace/busybox:latest",
 *  "internal_path":"10.125.0.198:20202/namespace/busybox:latest","size":1304902,"is_trusted":false,
 *  "created":"2018-07-06T06:18:55Z","updated":"2018-07-06T06:18:55Z",
 *  "domain_id":"05949d5a5800d5c11f5cc01a15dbbd7d","tag_type":0}
 * }</pre>
 *
 * @param manifest left out where it was not asked for
 * @param tagType 0 for a manifest, 1 for an index
 */
@JsonPropertyOrder({
    "id",
    "repo_id",
    "tag",
    "image_id",
    "manifest",
    "digest",
    "schema",
    "path",
    "internal_path",
    "size",
    "is_trusted",
    "created",
    "updated",
    "domain_id",
    "tag_type"
})
record SingleTagResponse(
        @JsonProperty("id") long id,
        @JsonProperty("repo_id") long repoId,
        @JsonProperty("tag") String tag,
        @JsonProperty("image_id") String imageId,

        @JsonProperty("manifest") @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
        String manifest,

        @JsonProperty("digest") String digest,
        @JsonProperty("schema") long schema,
        @JsonProperty("path") String path,
        @JsonProperty("internal_path") String internalPath,
        @JsonProperty("size") long size,
        @JsonProperty("is_trusted") boolean trusted,
        @JsonProperty("created") String created,
        @JsonProperty("updated") String updated,
        @JsonProperty("domain_id") String domainId,
        @JsonProperty("tag_type") long tagType) {

    static SingleTagResponse from(TagView tag, boolean withManifest, ApiSettings settings, String registryHost) {
        PullAddresses addresses = PullAddresses.of(tag, settings, registryHost);
        return new SingleTagResponse(
                tag.tagId(),
                tag.repoId(),
                tag.name().value(),
                tag.imageId(),
                withManifest ? tag.manifest() : null,
                tag.digest().value(),
                tag.schemaVersion(),
                addresses.path(),
                addresses.internalPath(),
                tag.size(),
                tag.trusted(),
                WireTime.format(tag.createdAt()),
                WireTime.format(tag.updatedAt()),
                settings.owner(tag.accountId()),
                tag.isIndex() ? 1 : 0);
    }
}
