package io.github.swremulator.manage;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * An error of SWR in its two forms at once, the old one and the recommended one (ErrorCode.html), the only body from
 * which the vendor's SDKs read a code:
 * {@code {"errors":[{"errorCode":"SVCSTG.SWR.4040010","errorMessage":"…","detail":"…"}],
 * "error_code":"SVCSTG.SWR.4040010","error_msg":"…","details":[{"error_code":"SVCSTG.SWR.4040010","error_msg":"…"}]}}.
 */
record SwrErrorResponse(
        @JsonProperty("errors") List<OldForm> errors,
        @JsonProperty("error_code") String code,
        @JsonProperty("error_msg") String message,
        @JsonProperty("details") List<Detail> details) {

    /** The old form: {@code {"errorCode":"SVCSTG.SWR.4040010","errorMessage":"…","detail":"…"}}; pages until 2024 show a bare array of it. */
    record OldForm(
            @JsonProperty("errorCode") String code,
            @JsonProperty("errorMessage") String message,
            @JsonProperty("detail") String detail) {}

    /** A detail of the recommended form: {@code {"error_code":"SVCSTG.SWR.4040010","error_msg":"…"}}. */
    record Detail(
            @JsonProperty("error_code") String code,
            @JsonProperty("error_msg") String message) {}

    static SwrErrorResponse dual(SwrError error, String detail) {
        return new SwrErrorResponse(
                array(error, detail), error.code(), error.message(), List.of(new Detail(error.code(), detail)));
    }

    static List<OldForm> array(SwrError error, String detail) {
        return List.of(new OldForm(error.code(), error.message(), detail));
    }
}
