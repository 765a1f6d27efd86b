package io.github.swremulator.manage;

import org.springframework.http.HttpStatus;

/** The errors of SWR itself that the API raises (ErrorCode.html; 4001096 is of the wire alone). */
enum SwrErrorCode {
    INVALID_PAGE_SIZE("SVCSTG.SWR.4000056", HttpStatus.BAD_REQUEST, "Invalid page size"),
    INVALID_QUERY("SVCSTG.SWR.4001025", HttpStatus.BAD_REQUEST, "Invalid query parameters"),
    INVALID_NAMESPACE("SVCSTG.SWR.4001028", HttpStatus.BAD_REQUEST, "Invalid organization name"),
    INVALID_REPOSITORY("SVCSTG.SWR.4001029", HttpStatus.BAD_REQUEST, "Invalid image name"),
    INVALID_FILTER("SVCSTG.SWR.4001035", HttpStatus.BAD_REQUEST, "Invalid filtering criteria"),
    INVALID_ORDER_COLUMN("SVCSTG.SWR.4001096", HttpStatus.BAD_REQUEST, "param order column error"),
    INVALID_TAG("SVCSTG.SWR.4009021", HttpStatus.BAD_REQUEST, "Invalid image tag"),
    REPOSITORY_NOT_FOUND("SVCSTG.SWR.4040010", HttpStatus.NOT_FOUND, "Image not found"),
    NAMESPACE_NOT_FOUND("SVCSTG.SWR.4040058", HttpStatus.NOT_FOUND, "Organization not found"),
    TAG_LIST_FAILED("SVCSTG.SWR.5001056", HttpStatus.INTERNAL_SERVER_ERROR, "Failed to obtain the tag list");

    private final String code;
    private final HttpStatus status;
    private final String message;

    SwrErrorCode(String code, HttpStatus status, String message) {
        this.code = code;
        this.status = status;
        this.message = message;
    }

    SwrError error() {
        return new SwrError(code, status.value(), message);
    }
}
