const { RemovalPolicy, Stack, Tags } = require("aws-cdk-lib");

const REGION = "us-east-1";

/** A stack of an environment, `dev-network`, with the tags of all of its resources. */
function stack(app, { name, account, prefix }, kind) {
  const made = new Stack(app, `${name}-${kind}`, { env: { account, region: REGION } });
  for (const [key, value] of Object.entries({
    TeamName: "awslearner",
    Environment: name,
    Project: prefix,
    Stack: kind,
    ManagedBy: "cdk",
  })) {
    Tags.of(made).add(key, value);
  }
  return made;
}

const removal = ({ retain }) => (retain ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY);

module.exports = { REGION, removal, stack };
