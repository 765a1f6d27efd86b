package io.github.swremulator.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.huaweicloud.sdk.core.exception.ClientRequestException;
import com.huaweicloud.sdk.core.exception.ServerResponseException;
import com.huaweicloud.sdk.swr.v2.SwrClient;
import com.huaweicloud.sdk.swr.v2.model.ListRepositoryTagsRequest;
import com.huaweicloud.sdk.swr.v2.model.ListRepositoryTagsResponse;
import com.huaweicloud.sdk.swr.v2.model.ShowReposTagResp;
import io.github.swremulator.CapturedReplies;
import io.github.swremulator.Emulator;
import io.github.swremulator.EmulatorTest;
import io.github.swremulator.Emulators;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The vendor's own SDK, unmodified, over a real port. */
@EmulatorTest
class VendorSdkTest {

    private final Emulator emulator;
    private final SwrClient client;

    @TempDir
    private Path folder;

    VendorSdkTest(Emulator emulator) {
        this.emulator = emulator;
        this.client = VendorSdk.client(emulator);
    }

    /** Seeds the tags v0001, v0002, …; ten consecutive tags have the same times. */
    private void seed(String file, int tags) {
        captured(file, tags).load(emulator);
    }

    private CapturedReplies captured(String file, int tags) {
        return new CapturedReplies(folder).withTags("group", file, tags);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 100, 101, 1001})
    void listsEveryTagWhenPagedByLimitAndOffset(int size) {
        assertPagedToTheEnd(
                size, offset -> request("of-" + size).withLimit("100").withOffset(String.valueOf(offset)));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 100, 101, 1001})
    void listsEveryTagWhenPagedByFilter(int size) {
        assertPagedToTheEnd(
                size,
                offset -> request("of-" + size)
                        .withFilter("offset::" + offset + "|limit::100|order_column::updated_at|order_type::desc"));
    }

    private void assertPagedToTheEnd(int size, Function<Integer, ListRepositoryTagsRequest> page) {
        seed("of-" + size, size);
        List<String> seen = new ArrayList<>();
        ListRepositoryTagsResponse response;
        do {
            response = client.listRepositoryTags(page.apply(seen.size()));
            assertThat(response.getHttpStatusCode()).isEqualTo(200);
            assertThat(response.getContentRange())
                    .isEqualTo(seen.size() + "-" + response.getBody().size() + "/" + size);
            response.getBody().forEach(tag -> seen.add(tag.getTag()));
        } while (!response.getBody().isEmpty());
        assertThat(seen).containsExactlyElementsOf(newestFirst(size));
    }

    /** The order of the seed's tags: ten have the same time, and the lower id comes first. */
    private static List<String> newestFirst(int size) {
        return IntStream.rangeClosed(1, size)
                .boxed()
                .sorted(Comparator.<Integer>comparingInt(n -> -(n / 10)).thenComparingInt(n -> n))
                .map("v%04d"::formatted)
                .toList();
    }

    @Test
    void listsAllTagsWithoutPaging() {
        seed("of-1001", 1001);
        ListRepositoryTagsResponse response = client.listRepositoryTags(request("of-1001"));
        assertThat(response.getBody()).hasSize(1001);
        assertThat(response.getContentRange()).isEqualTo("0-1001/1001");
    }

    @ParameterizedTest
    @CsvSource({
        "updated_at, asc, v0001, v0101", "updated_at, desc, v0100, v0009",
        "tag, asc, v0001, v0101", "tag, desc, v0101, v0001"
    })
    void ordersByAColumnInBothDirections(String column, String type, String first, String last) {
        seed("of-101", 101);
        List<ShowReposTagResp> tags = client.listRepositoryTags(
                        request("of-101").withOrderColumn(column).withOrderType(type))
                .getBody();
        assertThat(tags).hasSize(101);
        assertThat(tags.get(0).getTag()).isEqualTo(first);
        assertThat(tags.get(100).getTag()).isEqualTo(last);
    }

    @Test
    void findsOneTagByItsName() {
        seed("of-1001", 1001);
        ListRepositoryTagsResponse response =
                client.listRepositoryTags(request("of-1001").withTag("v0500"));
        assertThat(response.getBody()).extracting(ShowReposTagResp::getTag).containsExactly("v0500");
        assertThat(response.getContentRange()).isEqualTo("0-1/1");
    }

    @Test
    void readsEveryFieldOfATag() {
        seed("a$b", 3);
        ShowReposTagResp tag = client.listRepositoryTags(request("a$b").withTag("v0002"))
                .getBody()
                .get(0);
        assertThat(tag.getId()).isEqualTo(32_000_002L);
        assertThat(tag.getRepoId()).isEqualTo(3_374_895L);
        assertThat(tag.getImageId()).hasSize(64);
        assertThat(tag.getManifest()).startsWith("{\"schemaVersion\":2,");
        assertThat(tag.getDigest()).startsWith("sha256:");
        assertThat(tag.getSchema()).isEqualTo(2L);
        assertThat(tag.getPath()).isEqualTo("swr.ap-southeast-1.myhuaweicloud.com/group/a/b:v0002");
        assertThat(tag.getInternalPath()).isEqualTo(tag.getPath());
        assertThat(tag.getSize()).isEqualTo(2L);
        assertThat(tag.getIsTrusted()).isTrue();
        assertThat(tag.getCreated()).isEqualTo("2025-01-01T00:00:00Z");
        assertThat(tag.getUpdated()).isEqualTo("2025-01-01T00:00:00Z");
        assertThat(tag.getDeleted()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "400, SVCSTG.SWR.4001028, Group,  of-1, ''",
        "400, SVCSTG.SWR.4001029, group,  Of-1, ''",
        "400, SVCSTG.SWR.4001035, group,  of-1, nonsense",
        "400, SVCSTG.SWR.4000056, group,  of-1, limit::1001|offset::0",
        "400, SVCSTG.SWR.4001025, group,  of-1, offset::-1",
        "400, SVCSTG.SWR.4001025, group,  of-1, order_type::up",
        "400, SVCSTG.SWR.4001096, group,  of-1, order_column::size",
        "400, SVCSTG.SWR.4009021, group,  of-1, tag::.v1",
        "404, SVCSTG.SWR.4040058, nobody, of-1, ''",
        "404, SVCSTG.SWR.4040010, group,  of-2, ''",
        "404, APIGW.0101,         group,  a/b,  ''"
    })
    void throwsWithCodeMessageAndRequestId(
            int status, String code, String namespace, String repository, String filter) {
        seed("of-1", 1);
        ListRepositoryTagsRequest request =
                request(repository).withNamespace(namespace).withFilter(filter);
        ClientRequestException e = VendorSdk.assertRefused(status, code, () -> client.listRepositoryTags(request));
        assertThat(e.getErrorMsg()).isNotBlank().doesNotContain("{");
        assertThat(e.getRequestId()).matches("[0-9a-f]{32}");
    }

    @ParameterizedTest
    @CsvSource({
        "400, SVCSTG.SWR.4000056, 0, 0, updated_at, asc, v1",
        "400, SVCSTG.SWR.4001025, 1, x, updated_at, asc, v1",
        "400, SVCSTG.SWR.4001096, 1, 0, size, asc, v1",
        "400, SVCSTG.SWR.4001025, 1, 0, updated_at, up, v1",
        "400, SVCSTG.SWR.4009021, 1, 0, updated_at, asc, -v1"
    })
    void throwsWithTheCodeOfTheParameter(
            int status, String code, String limit, String offset, String column, String type, String tag) {
        seed("of-1", 1);
        ListRepositoryTagsRequest request = request("of-1")
                .withLimit(limit)
                .withOffset(offset)
                .withOrderColumn(column)
                .withOrderType(type)
                .withTag(tag);
        VendorSdk.assertRefused(status, code, () -> client.listRepositoryTags(request));
    }

    @Test
    void readsTheFieldsOfTheCurrentEdition(Emulators emulators) {
        Emulator current = emulators.with("swr.api.edition=current");
        captured("app", 1).load(current);
        ShowReposTagResp tag = VendorSdk.client(current)
                .listRepositoryTags(request("app"))
                .getBody()
                .get(0);
        assertThat(tag.getDomainId()).isEqualTo("0123456789abcdef".repeat(2));
        assertThat(tag.getScanned()).isFalse();
        assertThat(tag.getTagType()).isZero();
    }

    @Test
    void listsWithASignatureAndThrowsWithoutOne(Emulators emulators) {
        SwrClient guarded = VendorSdk.client(emulators.with("swr.access.mode=present"));
        ListRepositoryTagsRequest busybox = VendorSdk.tagsOf("namespace", "busybox");
        assertThat(guarded.listRepositoryTags(busybox).getBody()).hasSize(1);
        ClientRequestException e = VendorSdk.assertRefused(
                401,
                "APIGW.0301",
                () -> guarded.listRepositoryTagsInvoker(busybox)
                        .addHeader("Authorization", "none")
                        .invoke());
        assertThat(e.getRequestId()).matches("[0-9a-f]{32}");
    }

    @Test
    void throwsAServerErrorWhenTheStoreFails() {
        seed("app", 1);
        emulator.store().execute("ALTER TABLE tag RENAME TO lost");
        try {
            ServerResponseException e = catchThrowableOfType(
                    ServerResponseException.class, () -> client.listRepositoryTags(request("app")));
            assertThat(e.getHttpStatusCode()).isEqualTo(500);
            assertThat(e.getErrorCode()).isEqualTo("SVCSTG.SWR.5001056");
            assertThat(e.getRequestId()).matches("[0-9a-f]{32}");
        } finally {
            emulator.store().execute("ALTER TABLE lost RENAME TO tag");
        }
    }

    private static ListRepositoryTagsRequest request(String repository) {
        return VendorSdk.tagsOf("group", repository);
    }
}
