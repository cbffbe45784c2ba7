import { EcsCluster } from "@cdktf/provider-aws/lib/ecs-cluster";
import { EcsClusterCapacityProviders } from "@cdktf/provider-aws/lib/ecs-cluster-capacity-providers";
import { ServiceDiscoveryHttpNamespace } from "@cdktf/provider-aws/lib/service-discovery-http-namespace";
import { Construct } from "constructs";
import { EncryptedLogGroup } from "./encrypted-log-group";

export interface ClusterProps {
  readonly name: string;
  /** Name of the Service Connect namespace. */
  readonly namespace: string;
  readonly containerInsights: "disabled" | "enabled" | "enhanced";
  readonly capacityProviders: string[];
  readonly defaultStrategy: readonly {
    readonly capacityProvider: string;
    readonly weight: number;
    readonly base: number;
  }[];
  readonly kmsKeyArn: string;
  /** Log group that records ECS Exec sessions. */
  readonly execLogGroupName: string;
  readonly execLogRetentionDays: number;
  /** Whether a plan that destroys the cluster fails. @default false */
  readonly preventDestroy?: boolean;
}

/** An ECS cluster for Fargate, with ECS Exec on the record and a namespace for Service Connect. */
export class Cluster extends Construct {
  readonly arn: string;
  readonly name: string;
  readonly namespaceArn: string;
  readonly namespaceName: string;
  readonly execLogGroupName: string;

  constructor(scope: Construct, id: string, props: ClusterProps) {
    super(scope, id);
    const { name, kmsKeyArn, preventDestroy = false } = props;

    const execLog = new EncryptedLogGroup(this, "exec-log", {
      name: props.execLogGroupName,
      kmsKeyArn,
      retentionDays: props.execLogRetentionDays,
    });
    const namespace = new ServiceDiscoveryHttpNamespace(this, "namespace", {
      name: props.namespace,
      description: `Names that services of ${name} call each other by`,
      tags: { Name: props.namespace },
    });
    const cluster = new EcsCluster(this, "cluster", {
      name,
      setting: [{ name: "containerInsights", value: props.containerInsights }],
      configuration: {
        executeCommandConfiguration: {
          kmsKeyId: kmsKeyArn,
          logging: "OVERRIDE",
          logConfiguration: {
            cloudWatchLogGroupName: execLog.name,
            cloudWatchEncryptionEnabled: true,
          },
        },
      },
      serviceConnectDefaults: { namespace: namespace.arn },
      tags: { Name: name },
      lifecycle: { preventDestroy },
    });
    const capacity = new EcsClusterCapacityProviders(this, "capacity-providers", {
      clusterName: cluster.name,
      capacityProviders: props.capacityProviders,
      defaultCapacityProviderStrategy: props.defaultStrategy.map((item) => ({ ...item })),
    });

    this.arn = cluster.arn;
    // Through the capacity providers: whoever uses the cluster's name then waits for them.
    this.name = capacity.clusterName;
    this.namespaceArn = namespace.arn;
    this.namespaceName = namespace.name;
    this.execLogGroupName = execLog.name;
  }
}
