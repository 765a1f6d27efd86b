import com.huaweicloud.sdk.core.auth.BasicCredentials;
import com.huaweicloud.sdk.swr.v2.SwrClient;
import com.huaweicloud.sdk.swr.v2.model.*;
import java.util.List;

/** Keeps the newest ten tags of each image repository and deletes the others. Arguments: endpoint, access key, secret key. */
class CleanTags {

    public static void main(String[] args) {
        var credentials = new BasicCredentials().withAk(args[1]).withSk(args[2]);
        SwrClient client = SwrClient.newBuilder().withCredential(credentials).withEndpoints(List.of(args[0])).build();
        var request = new ListReposDetailsRequest().withOrderColumn("name").withOrderType("asc").withLimit("100");
        List<ShowReposResp> page;
        for (int seen = 0; ; seen += page.size()) {
            page = client.listReposDetails(request.withOffset(String.valueOf(seen))).getBody();
            if (page.isEmpty()) return;
            page.forEach(found -> clean(client, found.getNamespace(), found.getName().replace('/', '$')));
        }
    }

    private static void clean(SwrClient client, String namespace, String repository) {
        var old = new ListRepositoryTagsRequest().withNamespace(namespace).withRepository(repository)
                .withOrderColumn("updated_at").withOrderType("desc").withLimit("100").withOffset("10");
        for (var tags = client.listRepositoryTags(old).getBody(); !tags.isEmpty(); tags = client.listRepositoryTags(old).getBody()) {
            tags.forEach(tag -> client.deleteRepoTag(new DeleteRepoTagRequest()
                    .withNamespace(namespace).withRepository(repository).withTag(tag.getTag())));
            System.out.println("deleted " + tags.size() + " tags of " + namespace + "/" + repository);
        }
    }
}
