package io.github.swremulator.manage.tag;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.swremulator.access.AccountSettings;
import io.github.swremulator.manage.ApiSettings;
import io.github.swremulator.manage.PullAddresses;
import io.github.swremulator.manage.WireTime;
import io.github.swremulator.registry.TagView;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;
import tools.jackson.databind.annotation.JsonSerialize;

/**
 * A tag in the v2 list, the vendor's {@code ShowReposTagResp}:
 *
 * <pre>{@code
 * {"id":0,"repo_id":0,"Tag":"latest","image_id":"741f24a7…","manifest":"{\\"schemaVersion\\":2,…}",
 *  "digest":"sha256:57b60584…","schema":2,"path":"swr.cn-north-1.myhuaweicloud.com/namespace/busybox:latest",
 *  "internal_path":"10.125.0.198:20202/namespace/busybox:latest","size":1304902,"is_trusted":false,
 *  "created":"2018-07-06T06:18:55Z","updated":"2018-07-06T06:18:55Z","deleted":null}
 * }</pre>
 *
 * @param domainId the account; edition 2018 has neither this field nor the two after it
 * @param scanned always false on the real service
 * @param tagType 0 for a manifest, 1 for an image index
 * @see <a href="https://support.huaweicloud.com/intl/en-us/api-swr/swr_02_0035.html">Response parameters</a>
 */
@SuppressWarnings("ArrayRecordComponent") // is never compared
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
record ListedTagResponse(
        long id,
        long repoId,
        @JsonProperty("Tag") String tag,
        String imageId,
        @JsonSerialize(using = ManifestSerializer.class) byte[] manifest,
        String digest,
        long schema,
        String path,
        String internalPath,
        long size,
        boolean isTrusted,
        String created,
        String updated,
        @Nullable String deleted,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String domainId,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Boolean scanned,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Integer tagType) {

    static ListedTagResponse from(TagView tag, ApiSettings settings, AccountSettings own, String registryHost) {
        boolean isCurrent = settings.isCurrentEdition();
        PullAddresses addresses = PullAddresses.of(tag, settings, registryHost);
        String created = WireTime.format(tag.createdAt());
        return new ListedTagResponse(
                tag.tagId(),
                tag.repoId(),
                tag.name(),
                tag.imageId(),
                tag.manifest(),
                tag.digest(),
                tag.schemaVersion(),
                addresses.path(),
                addresses.internalPath(),
                tag.size(),
                tag.trusted(),
                created,
                tag.updatedAt().equals(tag.createdAt()) ? created : WireTime.format(tag.updatedAt()),
                tag.deletedAt() == null ? null : WireTime.format(tag.deletedAt()),
                isCurrent ? own.ownerId(tag.accountId()) : null,
                isCurrent ? tag.scanned() : null,
                isCurrent ? (tag.isIndex() ? 1 : 0) : null);
    }
}
