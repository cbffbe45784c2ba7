import {
  type Action,
  CreateListenerCommand,
  CreateLoadBalancerCommand,
  type CreateLoadBalancerCommandInput,
  CreateRuleCommand,
  CreateTargetGroupCommand,
  type CreateTargetGroupCommandInput,
  DeleteListenerCommand,
  DeleteLoadBalancerCommand,
  DeleteTargetGroupCommand,
  ModifyLoadBalancerAttributesCommand,
  ModifyTargetGroupCommand,
  RegisterTargetsCommand,
} from "@aws-sdk/client-elastic-load-balancing-v2";
import { CreateBucketCommand, PutBucketPolicyCommand } from "@aws-sdk/client-s3";
import { PRIVATE_AUTHORITY, requestCertificate } from "../../../../tools/emulator/certificate";
import type { Bench, Cases } from "./case";
import { makeGroup, makeSubnet } from "./network";

type Elb = Pick<Bench, "aws" | "network" | "name">;

async function balance(
  { aws, network, name }: Elb,
  input: Partial<CreateLoadBalancerCommandInput> = {},
): Promise<string> {
  const Subnets = [...network.subnets];
  const command = new CreateLoadBalancerCommand({ Name: name(), Subnets, ...input });
  const { LoadBalancers } = await aws.elb.send(command);
  return String(LoadBalancers?.[0]?.LoadBalancerArn);
}

/** Balances, and has it removed at once. */
async function briefly(bench: Elb, input: Partial<CreateLoadBalancerCommandInput>) {
  const LoadBalancerArn = await balance(bench, input);
  await bench.aws.elb.send(new DeleteLoadBalancerCommand({ LoadBalancerArn }));
}

async function targets(
  { aws, network, name }: Elb,
  input: Partial<CreateTargetGroupCommandInput> = {},
): Promise<string> {
  const group = { Name: name(), Protocol: "HTTP", Port: 80, VpcId: network.vpc } as const;
  const command = new CreateTargetGroupCommand({ ...group, TargetType: "ip", ...input });
  return String((await aws.elb.send(command)).TargetGroups?.[0]?.TargetGroupArn);
}

const ANSWER: Action = {
  ...{ Type: "fixed-response", FixedResponseConfig: { StatusCode: "404" } },
};

async function listen(
  { aws }: Elb,
  LoadBalancerArn: string,
  {
    port = 80,
    action = ANSWER,
    certificate,
  }: { port?: number; action?: Action; certificate?: string } = {},
): Promise<string> {
  const { Listeners } = await aws.elb.send(
    new CreateListenerCommand({
      ...{ LoadBalancerArn, Port: port, DefaultActions: [action] },
      Protocol: certificate === undefined ? "HTTP" : "HTTPS",
      ...(certificate !== undefined && { Certificates: [{ CertificateArn: certificate }] }),
    }),
  );
  return String(Listeners?.[0]?.ListenerArn);
}

const rule = (
  { aws }: Elb,
  ListenerArn: string,
  Priority: number,
  Values = ["/a"],
  action: Action = ANSWER,
) =>
  aws.elb.send(
    new CreateRuleCommand({
      ...{ ListenerArn, Priority, Actions: [action] },
      Conditions: [{ Field: "path-pattern", PathPatternConfig: { Values } }],
    }),
  );

const forward = (TargetGroupArn: string): Action => ({ Type: "forward", TargetGroupArn });

const NO_CERTIFICATE =
  "arn:aws:acm:us-east-1:123456789012:certificate/12345678-1234-1234-1234-123456789012";

const upTo = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

export const LOAD_BALANCERS: Cases = {
  async "fewer-than-two-zones"(bench) {
    await bench.passes(briefly(bench, {}));
    await bench.refused(balance(bench, { Subnets: [bench.network.subnets[0]] }));
  },
  async "two-subnets-of-a-zone"(bench) {
    const { aws, network, passes, refused } = bench;
    const other = await makeSubnet(aws, network.vpc, "10.0.60.0/24");
    await passes(briefly(bench, { Subnets: [other, network.subnets[1]] }));
    await refused(balance(bench, { Subnets: [...network.subnets, other] }));
  },
  async "internet-facing-without-internet-gateway"(bench) {
    const Subnets = [...bench.network.closed.subnets];
    await bench.passes(briefly(bench, { Subnets, Scheme: "internal" }));
    await bench.refused(balance(bench, { Subnets, Scheme: "internet-facing" }));
  },
  async "subnet-too-small-for-a-load-balancer"(bench) {
    const { aws, network, passes, refused } = bench;
    const small = await makeSubnet(aws, network.vpc, "10.0.61.0/28");
    const enough = await makeSubnet(aws, network.vpc, "10.0.61.32/27");
    await passes(briefly(bench, { Subnets: [enough, network.subnets[1]] }));
    await refused(balance(bench, { Subnets: [small, network.subnets[1]] }));
  },
  async "name-of-a-load-balancer"(bench) {
    await bench.passes(briefly(bench, { Name: "a".repeat(32) }));
    for (const Name of ["a".repeat(33), "internal-a", "-a", "a_b"]) {
      await bench.refused(balance(bench, { Name }));
    }
  },
  async "security-groups-of-a-load-balancer"(bench) {
    const { aws, network, name, passes, refused } = bench;
    const groups = await Promise.all(upTo(6).map(() => makeGroup(aws, network.vpc, name())));
    await passes(briefly(bench, { SecurityGroups: groups.slice(0, 5) }));
    await refused(balance(bench, { SecurityGroups: groups }));
  },
  async "unknown-security-group-of-a-load-balancer"(bench) {
    await bench.passes(briefly(bench, { SecurityGroups: [bench.network.group] }));
    await bench.refused(balance(bench, { SecurityGroups: ["sg-0123456789abcdef0"] }));
  },
  async "load-balancers-per-region"(bench) {
    const { aws, passes, refused } = bench;
    const arns: string[] = [];
    for (;;) {
      const made = await balance(bench).catch(() => undefined);
      if (made === undefined) break;
      arns.push(made);
    }
    await refused(balance(bench));
    const last = arns.pop();
    await aws.elb.send(new DeleteLoadBalancerCommand({ LoadBalancerArn: last }));
    await passes(briefly(bench, {}));
    for (const LoadBalancerArn of arns) {
      await aws.elb.send(new DeleteLoadBalancerCommand({ LoadBalancerArn }));
    }
  },
  async "access-logs-that-cannot-be-written"(bench) {
    const { aws, name, passes, refused } = bench;
    const [LoadBalancerArn, Bucket] = [await balance(bench), name()];
    await aws.s3.send(new CreateBucketCommand({ Bucket }));
    const attributes = { "access_logs.s3.enabled": "true", "access_logs.s3.bucket": Bucket };
    const Attributes = Object.entries(attributes).map(([Key, Value]) => ({ Key, Value }));
    const log = () =>
      aws.elb.send(new ModifyLoadBalancerAttributesCommand({ LoadBalancerArn, Attributes }));
    await refused(log());
    const Statement = {
      ...{ Effect: "Allow", Action: "s3:PutObject", Resource: `arn:aws:s3:::${Bucket}/*` },
      Principal: { Service: "logdelivery.elasticloadbalancing.amazonaws.com" },
    };
    const Policy = JSON.stringify({ Version: "2012-10-17", Statement });
    await aws.s3.send(new PutBucketPolicyCommand({ Bucket, Policy }));
    await passes(log());
  },
};

export const LISTENERS: Cases = {
  async "listeners-per-load-balancer"(bench) {
    const arn = await balance(bench);
    for (const port of upTo(50)) await bench.passes(listen(bench, arn, { port }));
    await bench.refused(listen(bench, arn, { port: 51 }));
  },
  async "https-without-certificate"(bench) {
    const { aws, passes, refused } = bench;
    const LoadBalancerArn = await balance(bench);
    await passes(
      listen(bench, LoadBalancerArn, {
        certificate: await requestCertificate(bench.endpoint, PRIVATE_AUTHORITY),
      }),
    );
    const input = { LoadBalancerArn, Port: 8443, DefaultActions: [ANSWER] };
    await refused(aws.elb.send(new CreateListenerCommand({ ...input, Protocol: "HTTPS" })));
  },
  async "unknown-certificate"(bench) {
    const arn = await balance(bench);
    await bench.passes(
      listen(bench, arn, {
        certificate: await requestCertificate(bench.endpoint, PRIVATE_AUTHORITY),
      }),
    );
    await bench.refused(listen(bench, arn, { port: 81, certificate: NO_CERTIFICATE }));
  },
  async "certificate-that-is-not-issued"(bench) {
    const arn = await balance(bench);
    await bench.passes(
      listen(bench, arn, {
        certificate: await requestCertificate(bench.endpoint, PRIVATE_AUTHORITY),
      }),
    );
    await bench.refused(
      listen(bench, arn, { port: 81, certificate: await requestCertificate(bench.endpoint) }),
    );
  },
  async "rules-per-load-balancer"(bench) {
    const arn = await balance(bench);
    const [first, second] = [await listen(bench, arn), await listen(bench, arn, { port: 81 })];
    for (const priority of upTo(99)) await bench.passes(rule(bench, first, priority));
    await bench.passes(rule(bench, second, 1));
    await bench.refused(rule(bench, second, 2));
  },
  async "condition-values-per-rule"(bench) {
    const arn = await listen(bench, await balance(bench));
    const paths = upTo(6).map((number) => `/${number}`);
    await bench.passes(rule(bench, arn, 1, paths.slice(0, 5)));
    await bench.refused(rule(bench, arn, 2, paths));
  },
  async "target-group-of-two-load-balancers"(bench) {
    const [first, second, group] = [
      await balance(bench),
      await balance(bench),
      await targets(bench),
    ];
    const action = forward(group);
    const own = await bench.passes(listen(bench, first, { action }));
    await bench.passes(rule(bench, own, 1, ["/a"], action));
    await bench.refused(listen(bench, second, { action }));
  },
  async "port-of-another-listener"(bench) {
    const arn = await balance(bench);
    await bench.passes(listen(bench, arn, { port: 80 }));
    await bench.refused(listen(bench, arn, { port: 80 }));
    await bench.passes(listen(bench, arn, { port: 81 }));
  },
  async "priority-in-use"(bench) {
    const arn = await listen(bench, await balance(bench));
    await bench.passes(rule(bench, arn, 1));
    await bench.refused(rule(bench, arn, 1));
  },
  async "protected-load-balancer"(bench) {
    const { aws, passes, refused } = bench;
    const LoadBalancerArn = await balance(bench);
    const protect = (Value: string) =>
      aws.elb.send(
        new ModifyLoadBalancerAttributesCommand({
          ...{ LoadBalancerArn, Attributes: [{ Key: "deletion_protection.enabled", Value }] },
        }),
      );
    const remove = () => aws.elb.send(new DeleteLoadBalancerCommand({ LoadBalancerArn }));
    await protect("true");
    await refused(remove());
    await protect("false");
    await passes(remove());
  },
};

export const TARGET_GROUPS: Cases = {
  async "health-check-path"(bench) {
    await bench.passes(targets(bench, { HealthCheckPath: "/health" }));
    await bench.refused(targets(bench, { HealthCheckPath: "health" }));
  },
  async "health-check-timeout"(bench) {
    const TargetGroupArn = await targets(bench, {
      HealthCheckIntervalSeconds: 10,
      HealthCheckTimeoutSeconds: 5,
    });
    const change = (HealthCheckTimeoutSeconds: number) =>
      bench.aws.elb.send(
        new ModifyTargetGroupCommand({ TargetGroupArn, HealthCheckTimeoutSeconds }),
      );
    await bench.passes(change(9));
    await bench.refused(change(10));
  },
  async "health-check-timeout-of-a-new-group"(bench) {
    const make = (HealthCheckTimeoutSeconds: number) =>
      targets(bench, { HealthCheckIntervalSeconds: 10, HealthCheckTimeoutSeconds });
    await bench.passes(make(9));
    await bench.refused(make(10));
  },
  async "targets-per-group"(bench) {
    const TargetGroupArn = await targets(bench);
    const register = (from: number, count: number) =>
      bench.aws.elb.send(
        new RegisterTargetsCommand({
          TargetGroupArn,
          Targets: upTo(count).map((number) => ({
            Id: `10.0.${Math.floor((from + number) / 250)}.${(from + number) % 250}`,
          })),
        }),
      );
    await bench.passes(register(0, 1000));
    await bench.refused(register(1000, 1));
  },
  async "name-of-a-target-group-in-use"(bench) {
    await bench.passes(targets(bench, { Name: "taken" }));
    await bench.refused(targets(bench, { Name: "taken", Port: 81 }));
  },
  async "name-of-a-target-group"(bench) {
    await bench.passes(targets(bench, { Name: "t".repeat(32) }));
    await bench.refused(targets(bench, { Name: "t".repeat(33) }));
  },
  async "target-group-in-use"(bench) {
    const { aws, passes, refused } = bench;
    const TargetGroupArn = await targets(bench);
    const action = forward(TargetGroupArn);
    const ListenerArn = await listen(bench, await balance(bench), { action });
    const remove = () => aws.elb.send(new DeleteTargetGroupCommand({ TargetGroupArn }));
    await refused(remove());
    await aws.elb.send(new DeleteListenerCommand({ ListenerArn }));
    await passes(remove());
  },
};
