// Lists the tags of an image repository, page by page, with the vendor's SDK; only the endpoint differs from the real service.
//
//	go run . [endpoint [namespace repository]]
package main

import (
	"errors"
	"fmt"
	"os"
	"strconv"

	"github.com/huaweicloud/huaweicloud-sdk-go-v3/core/auth/basic"
	"github.com/huaweicloud/huaweicloud-sdk-go-v3/core/sdkerr"
	swr "github.com/huaweicloud/huaweicloud-sdk-go-v3/services/swr/v2"
	"github.com/huaweicloud/huaweicloud-sdk-go-v3/services/swr/v2/model"
)

const pageSize = 100

func main() {
	arguments := []string{"http://localhost:8080", "group", "api"}
	copy(arguments, os.Args[1:])
	if err := list(arguments[0], arguments[1], arguments[2]); err != nil {
		fmt.Fprintln(os.Stderr, describe(err))
		os.Exit(1)
	}
}

func list(endpoint, namespace, repository string) error {
	// With a project id, the SDK does not ask IAM for one. With an endpoint, it needs no region.
	credentials, err := basic.NewCredentialsBuilder().WithAk("any").WithSk("any").WithProjectId("any").SafeBuild()
	if err != nil {
		return err
	}
	http, err := swr.SwrClientBuilder().WithCredential(credentials).WithEndpoints([]string{endpoint}).SafeBuild()
	if err != nil {
		return err
	}
	client := swr.NewSwrClient(http)

	count := 0
	limit := strconv.Itoa(pageSize)
	for seen := 0; ; seen += pageSize {
		offset := strconv.Itoa(seen)
		page, err := client.ListRepositoryTags(&model.ListRepositoryTagsRequest{
			ContentType: model.GetListRepositoryTagsRequestContentTypeEnum().APPLICATION_JSON,
			Namespace:   namespace,
			Repository:  repository,
			Limit:       &limit,
			Offset:      &offset,
		})
		if err != nil {
			return err
		}
		if len(*page.Body) == 0 {
			fmt.Printf("%s/%s: %d tags\n", namespace, repository, count)
			return nil
		}
		count += len(*page.Body)
		for _, tag := range *page.Body {
			fmt.Printf("%s %d bytes\n", tag.Tag, tag.Size)
		}
	}
}

func describe(err error) string {
	var refused *sdkerr.ServiceResponseError
	if errors.As(err, &refused) {
		return fmt.Sprintf("%d %s %s", refused.StatusCode, refused.ErrorCode, refused.ErrorMessage)
	}
	return err.Error()
}
