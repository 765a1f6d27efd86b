"""Lists image repositories and their tags with openstacksdk, which logs in at IAM and finds SWR in its catalog of services.

Arguments: endpoint, user and password; any user, unless the emulator verifies credentials.
"""

import sys

import openstack

endpoint, user, password = (sys.argv[1:] + ["http://localhost:8080", "any", "any"][len(sys.argv) - 1 :])[:3]
account, region = "swr-emulator", "eu-de"

cloud = openstack.connect(
    auth_url=endpoint + "/v3",
    username=user,
    password=password,
    user_domain_name=account,
    project_name=region,
    project_domain_name=account,
    region_name=region,
)


def get(path):
    reply = cloud.session.get(path, endpoint_filter={"service_type": "swr", "region_name": region})
    return reply.json()


for repository in get("/manage/repos"):
    name = repository["name"].replace("/", "$")
    tags = get(f"/manage/namespaces/{repository['namespace']}/repos/{name}/tags")
    print(f"{repository['namespace']}/{repository['name']}:", *sorted(tag["Tag"] for tag in tags))
