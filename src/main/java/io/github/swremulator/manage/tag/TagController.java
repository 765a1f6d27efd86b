package io.github.swremulator.manage.tag;

import io.github.swremulator.access.AccountSettings;
import io.github.swremulator.manage.ApiSettings;
import io.github.swremulator.manage.JsonBody;
import io.github.swremulator.manage.Names;
import io.github.swremulator.manage.RegistryHosts;
import io.github.swremulator.manage.Requires;
import io.github.swremulator.registry.AccessLevel;
import io.github.swremulator.registry.OrganizationName;
import io.github.swremulator.registry.RepositoryName;
import io.github.swremulator.registry.TagCatalog;
import io.github.swremulator.registry.TagEditor;
import io.github.swremulator.registry.TagName;
import io.github.swremulator.registry.world.SessionName;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/** Shows a tag (swr_02_0123), points one to the image of another (swr_02_0076), and deletes one. */
@RestController
class TagController {

    private static final String TAGS = "/v2/manage/namespaces/{namespace}/repos/{repository}/tags";
    private static final String TAG = TAGS + "/{tag}";

    private final TagCatalog catalog;
    private final TagEditor editor;
    private final ApiSettings settings;
    private final RegistryHosts hosts;
    private final AccountSettings own;

    TagController(
            TagCatalog catalog, TagEditor editor, ApiSettings settings, RegistryHosts hosts, AccountSettings own) {
        this.catalog = catalog;
        this.editor = editor;
        this.settings = settings;
        this.hosts = hosts;
        this.own = own;
    }

    @Requires(AccessLevel.READ)
    @GetMapping(name = "ShowRepoTag", path = TAG)
    TagResponse show(
            SessionName session,
            @PathVariable OrganizationName namespace,
            @PathVariable RepositoryName repository,
            @PathVariable TagName tag,
            HttpServletRequest request) {
        return TagResponse.from(
                catalog.find(session, namespace, repository, tag), true, settings, own, hosts.of(request));
    }

    /** Body: {@code {"source_tag":"v1","destination_tag":"v2","override":false}}. */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    private record Retag(
            String sourceTag,
            String destinationTag,
            @Nullable Boolean override) {}

    @Requires(AccessLevel.WRITE)
    @PostMapping(name = "CreateRepoTag", path = TAGS)
    @ResponseStatus(HttpStatus.CREATED)
    Map<String, Object> create(
            SessionName session,
            @PathVariable OrganizationName namespace,
            @PathVariable RepositoryName repository,
            HttpServletRequest request)
            throws IOException {
        Retag retag = JsonBody.read(request, Retag.class);
        editor.point(
                session,
                namespace,
                repository,
                Names.tag(retag.sourceTag()),
                Names.tag(retag.destinationTag()),
                Boolean.TRUE.equals(retag.override()));
        return Map.of();
    }

    @Requires(AccessLevel.MANAGE)
    @DeleteMapping(name = "DeleteRepoTag", path = TAG)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(
            SessionName session,
            @PathVariable OrganizationName namespace,
            @PathVariable RepositoryName repository,
            @PathVariable TagName tag) {
        editor.delete(session, namespace, repository, tag);
    }
}
