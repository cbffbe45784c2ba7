import { IamOpenidConnectProvider } from "@cdktf/provider-aws/lib/iam-openid-connect-provider";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";

export interface OidcProviderProps {
  /** Host and path of the issuer, without https://. */
  readonly issuer: string;
  /** Audiences that tokens may be for. */
  readonly audiences: readonly string[];
}

/** Makes the account trust the tokens of an issuer; which of them, each role's trust says. */
export class OidcProvider extends Construct {
  /** For what must wait until the provider is there. */
  readonly dependable: ITerraformDependable;

  constructor(scope: Construct, id: string, props: OidcProviderProps) {
    super(scope, id);
    // Without thumbprints: AWS checks the issuer's certificate against its own authorities.
    this.dependable = new IamOpenidConnectProvider(this, "provider", {
      url: `https://${props.issuer}`,
      clientIdList: [...props.audiences],
      tags: { Name: props.issuer },
    });
  }
}
