package io.github.swremulator.manage;

import io.github.swremulator.registry.RegistryException;
import org.springframework.http.HttpStatus;

/** The errors of SWR itself that the API raises (ErrorCode.html; 4001096 is of the wire alone). */
public enum SwrErrorCode {
    INVALID_PAGE_SIZE("SVCSTG.SWR.4000056", HttpStatus.BAD_REQUEST, "Invalid page size"),
    INVALID_QUERY("SVCSTG.SWR.4001025", HttpStatus.BAD_REQUEST, "Invalid query parameters"),
    INVALID_NAMESPACE("SVCSTG.SWR.4001028", HttpStatus.BAD_REQUEST, "Invalid organization name"),
    INVALID_REPOSITORY("SVCSTG.SWR.4001029", HttpStatus.BAD_REQUEST, "Invalid image name"),
    INVALID_FILTER("SVCSTG.SWR.4001035", HttpStatus.BAD_REQUEST, "Invalid filtering criteria"),
    INVALID_ORDER_COLUMN("SVCSTG.SWR.4001096", HttpStatus.BAD_REQUEST, "param order column error"),
    INVALID_TAG("SVCSTG.SWR.4009021", HttpStatus.BAD_REQUEST, "Invalid image tag"),
    REPOSITORY_NOT_FOUND("SVCSTG.SWR.4040010", HttpStatus.NOT_FOUND, "Image not found"),
    NAMESPACE_NOT_FOUND("SVCSTG.SWR.4040058", HttpStatus.NOT_FOUND, "Organization not found"),
    INVALID_BODY("SVCSTG.SWR.4001018", HttpStatus.BAD_REQUEST, "Invalid request body type"),
    INVALID_API_PARAMETERS("SVCSTG.SWR.4000014", HttpStatus.BAD_REQUEST, "Invalid API parameters"),
    MISSING_PARAMETER("SVCSTG.SWR.4001014", HttpStatus.BAD_REQUEST, "Mandatory parameters must be configured"),
    INVALID_IS_PUBLIC("SVCSTG.SWR.4001009", HttpStatus.BAD_REQUEST, "Is_public must be true or false"),
    INVALID_PERMISSIONS("SVCSTG.SWR.4001066", HttpStatus.BAD_REQUEST, "Invalid permissions"),
    INVALID_USERNAME("SVCSTG.SWR.4001067", HttpStatus.BAD_REQUEST, "Invalid username"),
    TOO_MANY_NAMESPACES(
            "SVCSTG.SWR.4000097", HttpStatus.BAD_REQUEST, "Maximum number of organizations has been exceeded"),
    TOO_MANY_REPOSITORIES("SVCSTG.SWR.4000098", HttpStatus.BAD_REQUEST, "Maximum number of images has been exceeded"),
    TOO_MANY_TAGS("SVCSTG.SWR.4000099", HttpStatus.BAD_REQUEST, "Maximum number of image tags has been exceeded"),
    NOT_PERMITTED("SVCSTG.SWR.4030170", HttpStatus.FORBIDDEN, "Insufficient permissions"),
    TAG_NOT_FOUND("SVCSTG.SWR.4040048", HttpStatus.NOT_FOUND, "Image tag not found"),
    NAMESPACE_PERMISSION_NOT_FOUND("SVCSTG.SWR.4040078", HttpStatus.NOT_FOUND, "Organization permission not found"),
    PERMISSION_NOT_FOUND("SVCSTG.SWR.4040091", HttpStatus.NOT_FOUND, "Permission not found"),
    NAMESPACE_NOT_EMPTY(
            "SVCSTG.SWR.4060074",
            HttpStatus.NOT_ACCEPTABLE,
            "Organization cannot be deleted because there are images in it"),
    IMAGE_EXISTS("SVCSTG.SWR.4090006", HttpStatus.CONFLICT, "Image already exists"),
    BUSY("SVCSTG.SWR.4090023", HttpStatus.CONFLICT, "System is busy"),
    NAMESPACE_EXISTS("SVCSTG.SWR.4090060", HttpStatus.CONFLICT, "Organization already exists"),
    NAMESPACE_PERMISSION_EXISTS("SVCSTG.SWR.4090076", HttpStatus.CONFLICT, "Organization permission already exists"),
    PERMISSION_EXISTS("SVCSTG.SWR.4090089", HttpStatus.CONFLICT, "Permission already exists"),
    DESCRIPTION_TOO_LONG(
            "SVCSTG.SWR.4131012", HttpStatus.CONTENT_TOO_LARGE, "Description exceeds the maximum length allowed"),
    INTERNAL("SVCSTG.SWR.5001101", HttpStatus.INTERNAL_SERVER_ERROR, "Internal error"),
    TAG_LIST_FAILED("SVCSTG.SWR.5001056", HttpStatus.INTERNAL_SERVER_ERROR, "Failed to obtain the tag list");

    private final String code;
    private final HttpStatus status;
    private final String message;

    SwrErrorCode(String code, HttpStatus status, String message) {
        this.code = code;
        this.status = status;
        this.message = message;
    }

    public SwrError error() {
        return new SwrError(code, status.value(), message);
    }

    /** The error of what the registry refuses. There is none for a tag that exists; an image that exists is the nearest. */
    public static SwrErrorCode of(RegistryException.Reason reason) {
        return switch (reason) {
            case ORGANIZATION_NOT_FOUND -> NAMESPACE_NOT_FOUND;
            case ORGANIZATION_EXISTS -> NAMESPACE_EXISTS;
            case ORGANIZATION_NOT_EMPTY -> NAMESPACE_NOT_EMPTY;
            case TOO_MANY_ORGANIZATIONS -> TOO_MANY_NAMESPACES;
            case IMAGE_REPOSITORY_NOT_FOUND -> REPOSITORY_NOT_FOUND;
            case IMAGE_REPOSITORY_EXISTS, TAG_EXISTS -> IMAGE_EXISTS;
            case TOO_MANY_IMAGE_REPOSITORIES -> TOO_MANY_REPOSITORIES;
            case TAG_NOT_FOUND -> TAG_NOT_FOUND;
            case TOO_MANY_TAGS -> TOO_MANY_TAGS;
            case ORGANIZATION_PERMISSION_NOT_FOUND -> NAMESPACE_PERMISSION_NOT_FOUND;
            case ORGANIZATION_PERMISSION_EXISTS -> NAMESPACE_PERMISSION_EXISTS;
            case REPOSITORY_PERMISSION_NOT_FOUND -> PERMISSION_NOT_FOUND;
            case REPOSITORY_PERMISSION_EXISTS -> PERMISSION_EXISTS;
        };
    }
}
