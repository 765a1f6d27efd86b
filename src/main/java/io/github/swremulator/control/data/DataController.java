package io.github.swremulator.control.data;

import io.github.swremulator.control.RefusedException;
import io.github.swremulator.gateway.ClientConnection;
import io.github.swremulator.registry.CatalogStore;
import io.github.swremulator.registry.world.SessionName;
import io.github.swremulator.seed.SeedDocuments;
import io.github.swremulator.seed.SeedFormat;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Takes and gives the data as a seed document, in JSON where the client says so and otherwise in YAML. */
@RestController
@RequestMapping("/_emulator/data")
class DataController {

    /** So many at once, so that the others of the connections are left to all else. */
    private static final int MOST = 2;

    /** Longer than Tomcat waits for a client that does not read at all. */
    private static final Duration WAIT = Duration.ofSeconds(30);

    private final Semaphore telling = new Semaphore(MOST);
    private final SeedDocuments documents;

    DataController(SeedDocuments documents) {
        this.documents = documents;
    }

    /** Replaces everything. */
    @PutMapping
    SizeResponse replace(SessionName session, HttpServletRequest request) throws IOException {
        byte[] document = request.getInputStream().readAllBytes();
        return answer(documents.replace(session, document, format(request.getContentType()), isGone(request)));
    }

    /** Adds to what is there. */
    @PostMapping
    SizeResponse merge(SessionName session, HttpServletRequest request) throws IOException {
        byte[] document = request.getInputStream().readAllBytes();
        return answer(documents.merge(session, document, format(request.getContentType()), isGone(request)));
    }

    private static BooleanSupplier isGone(HttpServletRequest request) {
        return () -> ClientConnection.isGone(request);
    }

    /**
     * Written as it is read, since it may be larger than the memory; a slow client holds a connection to the database so
     * long.
     */
    @GetMapping
    void tell(SessionName session, HttpServletRequest request, HttpServletResponse response)
            throws IOException, InterruptedException {
        if (!telling.tryAcquire(WAIT.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new RefusedException(HttpStatus.SERVICE_UNAVAILABLE, "too many clients read the data, and slowly");
        }
        try {
            write(session, request, response);
        } finally {
            telling.release();
        }
    }

    private void write(SessionName session, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        SeedFormat format = format(request.getHeader("Accept"));
        response.setContentType(
                format == SeedFormat.JSON ? MediaType.APPLICATION_JSON_VALUE : MediaType.APPLICATION_YAML_VALUE);
        OutputStream out = response.getOutputStream();
        try {
            documents.write(session, out, format);
        } catch (RuntimeException e) {
            takeBack(request, response);
            throw e;
        }
    }

    /** Makes room for the error; where a part of the document is on its way already, it must not seem whole. */
    private static void takeBack(HttpServletRequest request, HttpServletResponse response) {
        if (response.isCommitted()) {
            ClientConnection.closeWithoutEnd(request);
        } else {
            response.resetBuffer();
            response.setContentType(null);
        }
    }

    /** YAML reads JSON too, so that it serves who says nothing. */
    private static SeedFormat format(@Nullable String mediaType) {
        return mediaType != null && mediaType.contains("json") ? SeedFormat.JSON : SeedFormat.YAML;
    }

    private static SizeResponse answer(CatalogStore.Size size) {
        return new SizeResponse(size.organizations(), size.imageRepositories(), size.tags());
    }
}
