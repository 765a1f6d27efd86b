package io.github.swremulator.iam;

import io.github.swremulator.access.Caller;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** A project, named like its region or {@code region_name}: {@code {"id":"…","name":"eu-de","domain_id":"…",…}}. */
@JsonNaming(SnakeCaseStrategy.class)
record Project(
        String id,
        String name,
        String domainId,
        String parentId,
        boolean enabled,
        boolean isDomain,
        String description,
        Links links) {

    private static final Pattern NAME = Pattern.compile("[a-z]{2}(-[a-z0-9]{1,16}){1,3}(_[A-Za-z0-9_-]{1,40})?");
    private static final Pattern ID = Pattern.compile("[0-9a-f]{32}");

    /** The letters of a region's name, each the digit of its place; 0 stands for none. */
    private static final String LETTERS = " abcdefghijklmnopqrstuvwxyz0123456789-";

    private static final BigInteger BASE = BigInteger.valueOf(LETTERS.length());
    private static final Pattern ENCODABLE = Pattern.compile("[a-z0-9-]{1,16}");

    /** Where a resource is found, in Keystone's form. */
    record Links(String self) {}

    static Project of(Caller caller, String name, String region, String self) {
        String id = id(caller, name, region);
        return new Project(
                id, name, caller.accountId(), caller.accountId(), true, false, "", new Links(self + "/" + id));
    }

    static boolean isName(String name, String ownRegion) {
        return name.equals(ownRegion) || NAME.matcher(name).matches();
    }

    /** The region of a project. */
    static String region(String name, String ownRegion) {
        boolean isOwn = name.equals(ownRegion) || name.startsWith(ownRegion + "_");
        return isOwn ? ownRegion : name.replaceFirst("_.*", "");
    }

    /**
     * The same on every machine for the same names of account and project. It contains the region, since a signed request names
     * its project by the id alone, and the catalog of services that it asks for is that of the region: 6 digits of a hash of the
     * names, 4 of a hash of the region, to recognize it, and 22 of the region.
     */
    static String id(Caller caller, String name, String ownRegion) {
        String all = hash("project\n" + caller.accountId() + "\n" + name);
        String region = region(name, ownRegion);
        return ENCODABLE.matcher(region).matches() ? all.substring(0, 6) + encoded(region) : all;
    }

    /** The region of a project, or the emulator's own if this is not an id of the emulator. */
    static String regionOfId(String id, String ownRegion) {
        String region = ID.matcher(id).matches() ? decoded(id.substring(10)) : null;
        return region != null && encoded(region).equals(id.substring(6)) ? region : ownRegion;
    }

    private static String encoded(String region) {
        BigInteger number = BigInteger.ZERO;
        for (int at = 0; at < region.length(); at++) {
            number = number.multiply(BASE).add(BigInteger.valueOf(LETTERS.indexOf(region.charAt(at))));
        }
        return hash("region\n" + region).substring(0, 4) + "%022x".formatted(number);
    }

    private static @Nullable String decoded(String digits) {
        StringBuilder region = new StringBuilder();
        BigInteger number = new BigInteger(digits, 16);
        while (number.signum() > 0) {
            BigInteger[] next = number.divideAndRemainder(BASE);
            region.insert(0, LETTERS.charAt(next[1].intValue()));
            number = next[0];
        }
        String name = region.toString();
        return ENCODABLE.matcher(name).matches() ? name : null;
    }

    private static String hash(String text) {
        return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8))
                .toString()
                .replace("-", "");
    }
}
