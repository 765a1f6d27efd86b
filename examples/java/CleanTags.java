import com.huaweicloud.sdk.core.auth.BasicCredentials;
import com.huaweicloud.sdk.swr.v2.SwrClient;
import com.huaweicloud.sdk.swr.v2.model.*;
import java.util.List;

/**
 * Keeps the newest ten tags of each image repository and deletes the others. Arguments: endpoint, by default
 * http://localhost:8080, access key and secret key.
 */
public class CleanTags {

    public static void main(String[] args) {
        var credentials = new BasicCredentials()
                .withAk(args.length > 1 ? args[1] : "any")
                .withSk(args.length > 2 ? args[2] : "any");
        String endpoint = args.length > 0 ? args[0] : "http://localhost:8080";
        SwrClient client = SwrClient.newBuilder().withCredential(credentials).withEndpoints(List.of(endpoint)).build();
        var request = new ListReposDetailsRequest().withOrderColumn("name").withOrderType("asc").withLimit("100");
        List<ShowReposResp> page;
        for (int seen = 0; ; seen += page.size()) {
            page = client.listReposDetails(request.withOffset(String.valueOf(seen))).getBody();
            if (page.isEmpty()) return;
            page.forEach(found -> clean(client, found.getNamespace(), found.getName()));
        }
    }

    private static void clean(SwrClient client, String namespace, String name) {
        // A path takes "$" for each "/" of the name.
        String repository = name.replace('/', '$');
        var old = new ListRepositoryTagsRequest().withNamespace(namespace).withRepository(repository)
                .withOrderColumn("updated_at").withOrderType("desc").withLimit("100").withOffset("10");
        int deleted = 0;
        for (var tags = client.listRepositoryTags(old).getBody(); !tags.isEmpty(); tags = client.listRepositoryTags(old).getBody()) {
            tags.forEach(tag -> client.deleteRepoTag(new DeleteRepoTagRequest()
                    .withNamespace(namespace).withRepository(repository).withTag(tag.getTag())));
            deleted += tags.size();
        }
        System.out.println(namespace + "/" + name + ": deleted " + deleted + " tags");
    }
}
