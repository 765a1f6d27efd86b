package io.github.swremulator.manage;

import io.github.swremulator.registry.RegistryException;

/** The errors of SWR that the emulator raises without a fault rule (ErrorCode.html; 4001096 was only seen on the wire). */
public enum SwrErrorCode {
    INVALID_API_PARAMETERS("SVCSTG.SWR.4000014", "Invalid API parameters", "a field of the body has the wrong type"),
    INVALID_PAGE_SIZE("SVCSTG.SWR.4000056", "Invalid page size", "`limit` is malformed, 0 or above 1000"),
    TOO_MANY_NAMESPACES(
            "SVCSTG.SWR.4000097",
            "Maximum number of organizations has been exceeded",
            "the quota of organizations is used up"),
    TOO_MANY_REPOSITORIES(
            "SVCSTG.SWR.4000098",
            "Maximum number of images has been exceeded",
            "the quota of image repositories is used up"),
    TOO_MANY_TAGS(
            "SVCSTG.SWR.4000099", "Maximum number of image tags has been exceeded", "the quota of tags is used up"),
    INVALID_IS_PUBLIC("SVCSTG.SWR.4001009", "Is_public must be true or false", "`is_public` is not `true` or `false`"),
    MISSING_PARAMETER(
            "SVCSTG.SWR.4001014",
            "Mandatory parameters must be configured",
            "a mandatory field of the body is missing"),
    INVALID_BODY("SVCSTG.SWR.4001018", "Invalid request body type", "the body is not valid JSON, or of the wrong type"),
    INVALID_QUERY(
            "SVCSTG.SWR.4001025",
            "Invalid query parameters",
            "`offset`, `order_type`, `marker` or another parameter is malformed"),
    INVALID_NAMESPACE("SVCSTG.SWR.4001028", "Invalid organization name", "the namespace is malformed"),
    INVALID_REPOSITORY("SVCSTG.SWR.4001029", "Invalid image name", "the repository is malformed"),
    INVALID_FILTER(
            "SVCSTG.SWR.4001035",
            "Invalid filtering criteria",
            "`filter` is malformed, or has an unknown or repeated key"),
    INVALID_PERMISSIONS(
            "SVCSTG.SWR.4001066",
            "Invalid permissions",
            "the permission is not 7, 3 or 1, or the list has a user twice"),
    INVALID_USERNAME("SVCSTG.SWR.4001067", "Invalid username", "the user of a permission is malformed"),
    INVALID_ORDER_COLUMN("SVCSTG.SWR.4001096", "param order column error", "`order_column` is unknown"),
    INVALID_TAG("SVCSTG.SWR.4009021", "Invalid image tag", "the tag is malformed"),
    NOT_PERMITTED("SVCSTG.SWR.4030170", "Insufficient permissions", "the user does not have the permission"),
    REPOSITORY_NOT_FOUND("SVCSTG.SWR.4040010", "Image not found", "the image repository does not exist"),
    TAG_NOT_FOUND("SVCSTG.SWR.4040048", "Image tag not found", "the tag does not exist"),
    NAMESPACE_NOT_FOUND("SVCSTG.SWR.4040058", "Organization not found", "the organization does not exist"),
    NAMESPACE_PERMISSION_NOT_FOUND(
            "SVCSTG.SWR.4040078",
            "Organization permission not found",
            "the permission on the organization does not exist"),
    PERMISSION_NOT_FOUND(
            "SVCSTG.SWR.4040091", "Permission not found", "the permission on the image repository does not exist"),
    NAMESPACE_NOT_EMPTY(
            "SVCSTG.SWR.4060074",
            "Organization cannot be deleted because there are images in it",
            "the organization to be deleted has image repositories"),
    IMAGE_EXISTS("SVCSTG.SWR.4090006", "Image already exists", "the image repository or the tag exists already"),
    BUSY(
            "SVCSTG.SWR.4090023",
            "System is busy",
            "another change of the session takes longer than `SWR_STORE_MAX_WAIT`"),
    NAMESPACE_EXISTS("SVCSTG.SWR.4090060", "Organization already exists", "the organization exists already"),
    NAMESPACE_PERMISSION_EXISTS(
            "SVCSTG.SWR.4090076",
            "Organization permission already exists",
            "the permission on the organization exists already"),
    PERMISSION_EXISTS(
            "SVCSTG.SWR.4090089", "Permission already exists", "the permission on the image repository exists already"),
    DESCRIPTION_TOO_LONG(
            "SVCSTG.SWR.4131012",
            "Description exceeds the maximum length allowed",
            "the description is longer than `SWR_API_MAX_DESCRIPTION`"),
    TAG_LIST_FAILED("SVCSTG.SWR.5001056", "Failed to obtain the tag list", "an internal error of the tag list"),
    INTERNAL("SVCSTG.SWR.5001101", "Internal error", "an internal error of another operation");

    private final String code;
    private final String message;
    private final String when;

    /** @param when the error is raised, for the table in docs/api.md */
    SwrErrorCode(String code, String message, String when) {
        this.code = code;
        this.message = message;
        this.when = when;
    }

    /** The error; its status is the beginning of the code's number. */
    SwrError error() {
        return new SwrError(code, Integer.parseInt(code.substring(11, 14)), message);
    }

    String when() {
        return when;
    }

    /** The error for a refusal by the registry. SWR has none for a tag that exists; that of an image is the nearest. */
    static SwrErrorCode of(RegistryException.Reason reason) {
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
