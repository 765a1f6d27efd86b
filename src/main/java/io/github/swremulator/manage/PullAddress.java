package io.github.swremulator.manage;

import io.github.swremulator.registry.TagView;

/** Where an image is pulled from, for example {@code swr.cn-north-1.myhuaweicloud.com/namespace/busybox:latest}. */
record PullAddress(String host, TagView tag) {

    @Override
    public String toString() {
        return host + "/" + tag.organization() + "/" + tag.repository() + ":" + tag.name();
    }
}
