package io.github.swremulator.manage.tag;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.swremulator.access.AccountSettings;
import io.github.swremulator.manage.ApiSettings;
import io.github.swremulator.manage.PullAddresses;
import io.github.swremulator.manage.WireTime;
import io.github.swremulator.registry.TagView;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;
import tools.jackson.databind.annotation.JsonSerialize;

/**
 * A single tag, or one of the v3 list, the vendor's {@code ShowReposTagRespV3}:
 *
 * <pre>{@code
 * {"id":1,"repo_id":1,"tag":"latest","image_id":"741f24a7…","manifest":"{\\"schemaVersion\\":2,…}",
 *  "digest":"sha256:57b60584…","schema":2,"path":"swr.cn-north-1.myhuaweicloud.com/namespace/busybox:latest",
 *  "internal_path":"10.125.0.198:20202/namespace/busybox:latest","size":1304902,"is_trusted":false,
 *  "created":"2018-07-06T06:18:55Z","updated":"2018-07-06T06:18:55Z",
 *  "domain_id":"05949d5a5800d5c11f5cc01a15dbbd7d","tag_type":0}
 * }</pre>
 *
 * @param manifest left out unless requested
 * @param tagType 0 for a manifest, 1 for an image index
 * @see <a href="https://support.huaweicloud.com/intl/en-us/api-swr/swr_02_0123.html">Response parameters</a>
 */
@SuppressWarnings("ArrayRecordComponent") // is never compared
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
record TagResponse(
        long id,
        long repoId,
        String tag,
        String imageId,

        @JsonInclude(JsonInclude.Include.NON_NULL) @JsonSerialize(using = ManifestSerializer.class)
        byte @Nullable [] manifest,

        String digest,
        long schema,
        String path,
        String internalPath,
        long size,
        boolean isTrusted,
        String created,
        String updated,
        String domainId,
        int tagType) {

    /**
     * A page of the v3 list, the vendor's {@code ListRepositoryTagResponse}:
     * {@code {"tags":[…],"nextMarker":"AAECAwQ…","has_more":true}}, and the last one {@code {"tags":[…],"has_more":false}}.
     *
     * @param otherNextMarker the same as {@code nextMarker}, under the name that one client reads
     * @see <a href="https://support.huaweicloud.com/intl/en-us/api-swr/swr_02_0061.html">Response parameters</a>
     */
    record Page(
            List<TagResponse> tags,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String nextMarker,

            @JsonProperty("next_marker") @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String otherNextMarker,

            @JsonProperty("has_more") boolean hasMore) {}

    static TagResponse from(
            TagView tag, boolean withManifest, ApiSettings settings, AccountSettings own, String registryHost) {
        PullAddresses addresses = PullAddresses.of(tag, settings, registryHost);
        return new TagResponse(
                tag.tagId(),
                tag.repoId(),
                tag.name(),
                tag.imageId(),
                withManifest ? tag.manifest() : null,
                tag.digest(),
                tag.schemaVersion(),
                addresses.path(),
                addresses.internalPath(),
                tag.size(),
                tag.trusted(),
                WireTime.format(tag.createdAt()),
                WireTime.format(tag.updatedAt()),
                own.ownerId(tag.accountId()),
                tag.isIndex() ? 1 : 0);
    }
}
