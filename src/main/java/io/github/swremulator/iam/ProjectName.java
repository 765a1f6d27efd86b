package io.github.swremulator.iam;

import java.util.regex.Pattern;

/** Projects are called as their regions are, or {@code region_name}. */
final class ProjectName {

    private static final Pattern FORM = Pattern.compile("[a-z]{2}(-[a-z0-9]{1,16}){1,3}(_[A-Za-z0-9_-]{1,40})?");

    private ProjectName() {}

    static boolean isOne(String name) {
        return FORM.matcher(name).matches();
    }
}
