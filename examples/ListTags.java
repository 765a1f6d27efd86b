import com.huaweicloud.sdk.core.auth.BasicCredentials;
import com.huaweicloud.sdk.core.exception.ClientRequestException;
import com.huaweicloud.sdk.swr.v2.SwrClient;
import com.huaweicloud.sdk.swr.v2.model.ListRepositoryTagsRequest;
import java.util.List;

/**
 * Lists tags with the vendor's SDK, com.huaweicloud.sdk:huaweicloud-sdk-swr; only the endpoint differs from the real service.
 * Needs an emulator with {@code SWR_SEED=examples/replies} and the SDK on the class path. Argument: endpoint.
 */
class ListTags {

    public static void main(String[] args) {
        SwrClient client = SwrClient.newBuilder()
                .withCredential(new BasicCredentials().withAk("any").withSk("any"))
                .withEndpoints(List.of(args[0]))
                .build();
        client.listRepositoryTags(request("web$frontend"))
                .getBody()
                .forEach(tag -> System.out.println(tag.getTag() + " " + tag.getSize()));
        try {
            client.listRepositoryTags(request("unknown"));
        } catch (ClientRequestException e) {
            System.out.println(e.getHttpStatusCode() + " " + e.getErrorCode());
        }
    }

    private static ListRepositoryTagsRequest request(String repository) {
        return new ListRepositoryTagsRequest().withNamespace("group").withRepository(repository);
    }
}
