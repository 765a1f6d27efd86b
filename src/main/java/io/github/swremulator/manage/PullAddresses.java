package io.github.swremulator.manage;

import io.github.swremulator.registry.ImageRepositoryView;
import io.github.swremulator.registry.TagView;

/**
 * Where an image is pulled from, for example {@code swr.cn-north-1.myhuaweicloud.com/namespace/busybox:latest}.
 *
 * @param internalPath from inside a cluster: another host in edition 2018, the same in the current one of Huawei Cloud
 */
public record PullAddresses(String path, String internalPath) {

    /** The addresses of a tag: explicit ones, or else derived from the settings. */
    public static PullAddresses of(TagView tag, ApiSettings settings, String registryHost) {
        String path = tag.path() != null ? tag.path() : address(registryHost, tag);
        if (tag.internalPath() != null) {
            return new PullAddresses(path, tag.internalPath());
        }
        return new PullAddresses(path, settings.hasInternalAddresses() ? address(settings.internalHost(), tag) : path);
    }

    private static String address(String host, TagView tag) {
        return host + "/" + tag.organization() + "/" + tag.repository() + ":" + tag.name();
    }

    /** The addresses of an image repository. */
    public static PullAddresses of(ImageRepositoryView repository, ApiSettings settings, String registryHost) {
        String name = "/" + repository.organization() + "/" + repository.name();
        String path = registryHost + name;
        return new PullAddresses(path, settings.hasInternalAddresses() ? settings.internalHost() + name : path);
    }
}
