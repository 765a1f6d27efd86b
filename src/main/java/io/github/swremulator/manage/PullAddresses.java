package io.github.swremulator.manage;

import io.github.swremulator.registry.ImageRepositoryView;
import io.github.swremulator.registry.TagView;
import org.jspecify.annotations.Nullable;

/**
 * Where an image is pulled from, for example {@code swr.cn-north-1.myhuaweicloud.com/namespace/busybox:latest}.
 *
 * @param internalPath from inside a cluster: in edition 2018 another host, else the same
 */
public record PullAddresses(String path, String internalPath) {

    /** What was stated of the tag, and what was not from the settings. */
    public static PullAddresses of(TagView tag, ApiSettings settings, String registryHost) {
        String image = "/" + tag.organization() + "/" + tag.repository() + ":" + tag.name();
        String path = stated(tag.path(), registryHost + image);
        return new PullAddresses(path, stated(tag.internalPath(), internal(settings, image, path)));
    }

    public static PullAddresses of(ImageRepositoryView repository, ApiSettings settings, String registryHost) {
        String name = "/" + repository.organization() + "/" + repository.name();
        String path = registryHost + name;
        return new PullAddresses(path, internal(settings, name, path));
    }

    private static String internal(ApiSettings settings, String name, String path) {
        return settings.edition() == Edition.CURRENT ? path : settings.internalHost() + name;
    }

    private static String stated(@Nullable String stated, String otherwise) {
        return stated != null ? stated : otherwise;
    }
}
