package io.github.swremulator.control.data;

import io.github.swremulator.control.RefusedException;
import io.github.swremulator.document.DocumentFormat;
import io.github.swremulator.gateway.ClientConnection;
import io.github.swremulator.registry.CatalogStore;
import io.github.swremulator.registry.world.SessionName;
import io.github.swremulator.seed.SeedDocuments;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** Reads and writes the data as a seed document, in YAML unless the client requests JSON. */
@RestController
@RequestMapping("/_emulator")
class DataController {

    /** Few enough to leave connections to the database for everything else. */
    private static final int MAX_DUMPS = 2;

    /** Longer than Tomcat waits for a client that does not read at all. */
    private static final int MAX_WAIT_SECONDS = 30;

    private final Semaphore dumps = new Semaphore(MAX_DUMPS);
    private final SeedDocuments documents;

    /** What a document contained: {@code {"organizations":1,"image_repositories":2,"tags":10}}. */
    @JsonNaming(SnakeCaseStrategy.class)
    record LoadedResponse(long organizations, long imageRepositories, long tags) {

        static LoadedResponse of(CatalogStore.Size size) {
            return new LoadedResponse(size.organizations(), size.imageRepositories(), size.tags());
        }
    }

    DataController(SeedDocuments documents) {
        this.documents = documents;
    }

    @PutMapping("/data")
    LoadedResponse replace(SessionName session, HttpServletRequest request) throws IOException {
        byte[] document = request.getInputStream().readAllBytes();
        DocumentFormat format = format(request.getContentType());
        return LoadedResponse.of(documents.replace(session, document, format, () -> ClientConnection.isGone(request)));
    }

    @PostMapping("/data")
    LoadedResponse merge(SessionName session, HttpServletRequest request) throws IOException {
        byte[] document = request.getInputStream().readAllBytes();
        DocumentFormat format = format(request.getContentType());
        return LoadedResponse.of(documents.merge(session, document, format, () -> ClientConnection.isGone(request)));
    }

    /** Writes while it reads, since the data may be larger than the memory. A slow client keeps a connection to the database. */
    @GetMapping("/data")
    void dump(SessionName session, HttpServletRequest request, HttpServletResponse response)
            throws IOException, InterruptedException {
        if (!dumps.tryAcquire(MAX_WAIT_SECONDS, TimeUnit.SECONDS)) {
            throw new RefusedException(HttpStatus.SERVICE_UNAVAILABLE, "too many slow clients read the data");
        }
        try {
            write(session, request, response);
        } finally {
            dumps.release();
        }
    }

    private void write(SessionName session, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        DocumentFormat format = format(request.getHeader("Accept"));
        response.setContentType(
                format == DocumentFormat.JSON ? MediaType.APPLICATION_JSON_VALUE : MediaType.APPLICATION_YAML_VALUE);
        OutputStream out = response.getOutputStream();
        try {
            documents.write(session, out, format);
        } catch (RuntimeException e) {
            discardPartialResponse(request, response);
            throw e;
        }
    }

    /** Makes room for the error. When a part of the document was sent already, it must not look complete. */
    private static void discardPartialResponse(HttpServletRequest request, HttpServletResponse response) {
        if (response.isCommitted()) {
            ClientConnection.closeWithoutEnd(request);
        } else {
            response.resetBuffer();
            response.setContentType(null);
        }
    }

    /** YAML by default, which includes JSON. */
    private static DocumentFormat format(@Nullable String mediaType) {
        return mediaType != null && mediaType.contains("json") ? DocumentFormat.JSON : DocumentFormat.YAML;
    }

    /** For editors. */
    @GetMapping(path = "/seed.schema.json", produces = "application/schema+json")
    // Spring would send ranges of a Resource.
    byte[] schema() throws IOException {
        return new ClassPathResource("seed/seed.schema.json").getContentAsByteArray();
    }
}
