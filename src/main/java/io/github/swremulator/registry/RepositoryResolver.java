package io.github.swremulator.registry;

import io.github.swremulator.registry.world.SessionName;
import io.github.swremulator.registry.world.WorldException;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds an image repository in what a session shows, by one query: every list of tags begins with it. */
@Component
class RepositoryResolver {

    private static final String RESOLVE = """
            SELECT r.repo_id, o.account_id, c.id, c.revision, c.tag_count
            FROM session s
            JOIN image_repository r ON r.world_id = s.world_id AND r.organization = ? AND r.name = ?
            JOIN organization o ON o.world_id = r.world_id AND o.name = r.organization
            JOIN content c ON c.id = r.content_id
            WHERE s.name = ?""";
    private static final String EXPLAIN = """
            SELECT o.name FROM session s
            LEFT JOIN organization o ON o.world_id = s.world_id AND o.name = ?
            WHERE s.name = ?""";

    private final JdbcClient jdbc;

    RepositoryResolver(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * The image repository as it is now.
     *
     * @throws WorldException when there is no such session
     * @throws RegistryException with the reason
     */
    ResolvedRepository resolve(SessionName session, OrganizationName organization, RepositoryName name) {
        return jdbc.sql(RESOLVE)
                .params(organization.value(), name.value(), session.value())
                .query((row, number) -> resolved(organization, name, row))
                .optional()
                .orElseThrow(() -> missing(session, organization, name));
    }

    private static ResolvedRepository resolved(OrganizationName organization, RepositoryName name, ResultSet row)
            throws SQLException {
        return new ResolvedRepository(
                organization, name, row.getLong(1), row.getString(2), row.getLong(3), row.getLong(4), row.getLong(5));
    }

    private RuntimeException missing(SessionName session, OrganizationName organization, RepositoryName name) {
        return jdbc.sql(EXPLAIN)
                .params(organization.value(), session.value())
                .query((row, number) -> row.getString(1) == null
                        ? RegistryException.noOrganization(organization)
                        : RegistryException.noImageRepository(organization, name))
                .optional()
                .map(RuntimeException.class::cast)
                .orElseGet(() -> WorldException.noSession(session));
    }
}
