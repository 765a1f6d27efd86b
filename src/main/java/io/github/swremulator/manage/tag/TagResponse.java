package io.github.swremulator.manage.tag;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.github.swremulator.manage.ApiSettings;
import io.github.swremulator.manage.Edition;
import io.github.swremulator.manage.PullAddresses;
import io.github.swremulator.manage.WireTime;
import io.github.swremulator.registry.TagView;
import org.jspecify.annotations.Nullable;

/**
 * A tag on the wire, the vendor's {@code ShowReposTagResp} (swr_02_0035, response parameters):
 *
 * <pre>{@code
 * {"id":0,"repo_id":0,"Tag":"latest","image_id":"741f24a7…","manifest":"{\\"schemaVersion\\":2,…}",
 *  "digest":"sha256:57b60584…","schema":2,"path":"swr.cn-north-1.myhuaweicloud.com/namespace/busybox:latest",
 *  "internal_path":"10.125.0.198:20202/namespace/busybox:latest","size":1304902,"is_trusted":false,
 *  "created":"2018-07-06T06:18:55Z","updated":"2018-07-06T06:18:55Z","deleted":null}
 * }</pre>
 *
 * @param domainId the account; this and the two after it are left out in edition 2018
 * @param scanned always false on the real service
 * @param tagType 0 for a manifest, 1 for an index
 */
@JsonPropertyOrder({
    "id",
    "repo_id",
    "Tag",
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
    "deleted",
    "domain_id",
    "scanned",
    "tag_type"
})
record TagResponse(
        @JsonProperty("id") long id,
        @JsonProperty("repo_id") long repoId,
        @JsonProperty("Tag") String tag,
        @JsonProperty("image_id") String imageId,
        @JsonProperty("manifest") String manifest,
        @JsonProperty("digest") String digest,
        @JsonProperty("schema") long schema,
        @JsonProperty("path") String path,
        @JsonProperty("internal_path") String internalPath,
        @JsonProperty("size") long size,
        @JsonProperty("is_trusted") boolean trusted,
        @JsonProperty("created") String created,
        @JsonProperty("updated") String updated,
        @JsonProperty("deleted") @Nullable String deleted,

        @JsonProperty("domain_id") @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
        String domainId,

        @JsonProperty("scanned") @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
        Boolean scanned,

        @JsonProperty("tag_type") @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
        Long tagType) {

    /**
     * What was stated of the tag, and what was not from the settings.
     *
     * @param registryHost of pull addresses
     */
    static TagResponse from(TagView tag, ApiSettings settings, String registryHost) {
        boolean current = settings.edition() == Edition.CURRENT;
        PullAddresses addresses = PullAddresses.of(tag, settings, registryHost);
        return new TagResponse(
                tag.tagId(),
                tag.repoId(),
                tag.name().value(),
                tag.imageId(),
                tag.manifest(),
                tag.digest().value(),
                tag.schemaVersion(),
                addresses.path(),
                addresses.internalPath(),
                tag.size(),
                tag.trusted(),
                WireTime.format(tag.createdAt()),
                WireTime.format(tag.updatedAt()),
                tag.deletedAt() == null ? null : WireTime.format(tag.deletedAt()),
                current ? settings.owner(tag.accountId()) : null,
                current ? tag.scanned() : null,
                current ? (tag.isIndex() ? 1L : 0L) : null);
    }
}
