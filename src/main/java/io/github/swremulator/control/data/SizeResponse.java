package io.github.swremulator.control.data;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How much came: {@code {"organizations":1,"image_repositories":2,"tags":10}}. */
record SizeResponse(
        @JsonProperty("organizations") long organizations,
        @JsonProperty("image_repositories") long imageRepositories,
        @JsonProperty("tags") long tags) {}
