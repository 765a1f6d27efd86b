package io.github.swremulator.manage;

/**
 * An error of SWR.
 *
 * @param code such as {@code SVCSTG.SWR.4040010}
 * @param status of HTTP
 * @param message the vendor's text for the code
 */
public record SwrError(String code, int status, String message) {}
