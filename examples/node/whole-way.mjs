// The life of a tag with the vendor's SDK for Node; only the endpoint differs from the real service.
// Arguments: endpoint, access key and secret key; any keys, unless the emulator verifies credentials.
// The emulator must have group/busybox with the tags v1 and v2, as in examples/seed.yaml.
import core from '@huaweicloud/huaweicloud-sdk-core';
import swr from '@huaweicloud/huaweicloud-sdk-swr/v2/public-api.js';
import log4js from 'log4js';

// Otherwise the SDK prints each refused request with everything that belongs to it.
log4js.configure({ appenders: { none: { type: 'stderr' } }, categories: { default: { appenders: ['none'], level: 'off' } } });

const [endpoint = 'http://localhost:8080', accessKey = 'any', secretKey = 'any'] = process.argv.slice(2);
const json = 'application/json';
const client = swr.SwrClient.newBuilder()
  .withCredential(new core.BasicCredentials().withAk(accessKey).withSk(secretKey).withProjectId('project'))
  .withEndpoint(endpoint)
  .build();

async function tags(namespace, repository) {
  const listed = await client.listRepositoryTags(new swr.ListRepositoryTagsRequest(json, namespace, repository));
  return listed.map((tag) => tag.Tag).sort().join(' ');
}

async function refusal(call) {
  try {
    return `unexpected reply: ${JSON.stringify(await call)}`;
  } catch (error) {
    return `${error.httpStatusCode} ${error.errorCode}`;
  }
}

const { namespaces } = await client.listNamespaces(new swr.ListNamespacesRequest(json));
console.log('organizations:', namespaces.map((namespace) => namespace.name).join(' '));

await client.createNamespace(new swr.CreateNamespaceRequest(json)
  .withBody(new swr.CreateNamespaceRequestBody('node-example')));
console.log('created again:', await refusal(client.createNamespace(new swr.CreateNamespaceRequest(json)
  .withBody(new swr.CreateNamespaceRequestBody('node-example')))));
await client.createRepo(new swr.CreateRepoRequest(json, 'node-example')
  .withBody(new swr.CreateRepoRequestBody('tools/empty', false).withCategory('linux').withDescription('empty')));
const repository = await client.showRepository(new swr.ShowRepositoryRequest(json, 'node-example', 'tools$empty'));
console.log('created:', repository.name, repository.category, repository.num_images);
await client.updateRepo(new swr.UpdateRepoRequest(json, 'node-example', 'tools$empty')
  .withBody(new swr.UpdateRepoRequestBody(true)));
const repositories = await client.listReposDetails(new swr.ListReposDetailsRequest(json).withNamespace('node-example'));
console.log('listed:', repositories.map((listed) => `${listed.name} ${listed.is_public}`).join(' '));

const retag = new swr.CreateRepoTagRequestBody('v1', 'stable').withOverride(false);
await client.createRepoTag(new swr.CreateRepoTagRequest(json, 'group', 'busybox').withBody(retag));
console.log('retagged:', await tags('group', 'busybox'));
await client.deleteRepoTag(new swr.DeleteRepoTagRequest(json, 'group', 'busybox', 'stable'));
console.log('deleted:', await tags('group', 'busybox'));

console.log('not empty:', await refusal(client.deleteNamespaces(new swr.DeleteNamespacesRequest(json, 'node-example'))));
await client.deleteRepo(new swr.DeleteRepoRequest(json, 'node-example', 'tools$empty'));
await client.deleteNamespaces(new swr.DeleteNamespacesRequest(json, 'node-example'));
console.log('gone:', await refusal(client.showNamespace(new swr.ShowNamespaceRequest(json, 'node-example'))));
