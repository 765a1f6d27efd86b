package io.github.swremulator.manage;

import java.util.List;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * An error of SWR in its old and its recommended form at once, the only body from which the vendor's SDKs read a code:
 *
 * <pre>{@code
 * {"errors":[{"errorCode":"SVCSTG.SWR.4040010","errorMessage":"…","detail":"…"}],
 *  "error_code":"SVCSTG.SWR.4040010","error_msg":"…","details":[{"error_code":"SVCSTG.SWR.4040010","error_msg":"…"}]}
 * }</pre>
 *
 * @see <a href="https://support.huaweicloud.com/intl/en-us/api-swr/ErrorCode.html">Error codes</a>
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
record SwrErrorResponse(List<OldForm> errors, String errorCode, String errorMsg, List<Detail> details) {

    /** The old form; pages until 2024 show a bare array of it. */
    record OldForm(String errorCode, String errorMessage, String detail) {}

    /** A detail of the recommended form. */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record Detail(String errorCode, String errorMsg) {}

    static SwrErrorResponse dual(SwrError error, String detail) {
        return new SwrErrorResponse(
                array(error, detail), error.code(), error.message(), List.of(new Detail(error.code(), detail)));
    }

    static List<OldForm> array(SwrError error, String detail) {
        return List.of(new OldForm(error.code(), error.message(), detail));
    }
}
