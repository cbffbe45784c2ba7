import { expect, test } from "@jest/globals";
import { OidcProvider } from "../../constructs/oidc-provider";
import { build, only } from "./support";

test("trusts one issuer, for the audiences that are named", () => {
  const { stack } = build(
    (scope) => new OidcProvider(scope, "ci", { issuer: "ci.example.com/x", audiences: ["aws"] }),
  );
  expect(only(stack, "aws_iam_openid_connect_provider").attributes).toMatchObject({
    url: "https://ci.example.com/x",
    client_id_list: ["aws"],
  });
});
