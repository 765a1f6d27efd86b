package io.github.swremulator.manage;

import io.github.swremulator.registry.ImageRepositoryView;
import io.github.swremulator.registry.TagView;
import java.util.Objects;

/**
 * Where an image is pulled from, for example {@code swr.cn-north-1.myhuaweicloud.com/namespace/busybox:latest}.
 *
 * @param internalPath from inside a cluster: another host in edition 2018, the same in the current one
 */
public record PullAddresses(String path, String internalPath) {

    /** The addresses of a tag: explicit ones, or else derived from the settings. */
    public static PullAddresses of(TagView tag, ApiSettings settings, String registryHost) {
        String image = "/" + tag.organization() + "/" + tag.repository() + ":" + tag.name();
        String path = Objects.requireNonNullElse(tag.path(), registryHost + image);
        return new PullAddresses(path, Objects.requireNonNullElse(tag.internalPath(), internal(settings, image, path)));
    }

    /** The addresses of an image repository. */
    public static PullAddresses of(ImageRepositoryView repository, ApiSettings settings, String registryHost) {
        String name = "/" + repository.organization() + "/" + repository.name();
        String path = registryHost + name;
        return new PullAddresses(path, internal(settings, name, path));
    }

    private static String internal(ApiSettings settings, String name, String path) {
        return settings.isCurrentEdition() ? path : settings.internalHost() + name;
    }
}
