package io.github.swremulator.manage.organization;

import io.github.swremulator.manage.FilterParameter;
import io.github.swremulator.manage.InvalidParameterException;
import io.github.swremulator.manage.PathNames;
import io.github.swremulator.manage.QueryString;
import io.github.swremulator.manage.SwrErrorCode;
import io.github.swremulator.registry.OrganizationName;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The query of a list of organizations (swr_02_0028, query parameters): {@code namespace}, and
 * {@code filter=namespace::group|mode::visible}, whose keys win.
 *
 * @param only the one of this name, or null for all
 * @param withShared whether those are listed, too, of which only an image repository is shared
 */
record OrganizationListParameters(@Nullable OrganizationName only, boolean withShared) {

    private static final String NAMESPACE = "namespace";
    private static final String MODE = "mode";
    private static final List<String> KEYS = List.of(NAMESPACE, MODE);

    /** @throws InvalidParameterException when a value breaks its rule */
    static OrganizationListParameters parse(@Nullable String query) {
        Map<String, String> values = QueryString.firstValues(query);
        OrganizationName direct = name(values);
        String filter = values.getOrDefault("filter", "");
        Map<String, String> filtered = filter.isEmpty() ? Map.of() : FilterParameter.parse(filter, KEYS);
        OrganizationName inFilter = name(filtered);
        return new OrganizationListParameters(inFilter != null ? inFilter : direct, isVisible(filtered));
    }

    private static @Nullable OrganizationName name(Map<String, String> values) {
        String name = values.getOrDefault(NAMESPACE, "");
        return name.isEmpty() ? null : PathNames.organization(name);
    }

    private static boolean isVisible(Map<String, String> filter) {
        String mode = filter.getOrDefault(MODE, "");
        if (!mode.isEmpty() && !mode.equals("visible")) {
            throw new InvalidParameterException(SwrErrorCode.INVALID_FILTER, "mode is visible, or left out");
        }
        return !mode.isEmpty();
    }
}
