import com.huaweicloud.sdk.core.auth.BasicCredentials;
import com.huaweicloud.sdk.core.exception.ClientRequestException;
import com.huaweicloud.sdk.swr.v2.SwrClient;
import com.huaweicloud.sdk.swr.v2.model.ListRepositoryTagsRequest;
import java.util.List;

/**
 * Lists the tags of two image repositories with the vendor's SDK; only the endpoint differs from the real service. The second
 * repository does not exist. Argument: endpoint, by default http://localhost:8080.
 */
public class ListTags {

    public static void main(String[] args) {
        SwrClient client = SwrClient.newBuilder()
                .withCredential(new BasicCredentials().withAk("any").withSk("any"))
                .withEndpoints(List.of(args.length > 0 ? args[0] : "http://localhost:8080"))
                .build();
        print(client, "group", "busybox");
        print(client, "group", "unknown");
    }

    private static void print(SwrClient client, String namespace, String repository) {
        System.out.println(namespace + "/" + repository + ":");
        try {
            client.listRepositoryTags(
                            new ListRepositoryTagsRequest().withNamespace(namespace).withRepository(repository))
                    .getBody()
                    .forEach(tag -> System.out.println("  " + tag.getTag() + ", " + tag.getSize() + " bytes"));
        } catch (ClientRequestException e) {
            System.out.println("  " + e.getHttpStatusCode() + " " + e.getErrorCode() + ": " + e.getErrorMsg());
        }
    }
}
