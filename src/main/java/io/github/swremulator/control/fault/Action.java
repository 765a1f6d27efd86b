package io.github.swremulator.control.fault;

import io.github.swremulator.control.call.Call;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** What is done to a call in place of, or around, its answer. */
@FunctionalInterface
interface Action {

    void perform(Call call, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException;
}
