package io.github.swremulator.manage.tag;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What may be kept in memory.
 *
 * @param maxBytes of replies that were rendered already; 0 keeps none
 */
@ConfigurationProperties("swr.cache")
record CacheSettings(@DefaultValue("16MB") DataSize maxBytes) {}
