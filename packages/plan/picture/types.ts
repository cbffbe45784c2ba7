import type { StackStatus } from "../stack-status";

/**
 * What a drawing of the environment shows. Boxes stand in boxes by `parent`; what is too small for a
 * box is held by one, or by its stack, and counted there: every change is in at least one part, and
 * in the tile of its stack.
 */
export interface Picture {
  /** In the order in which they are deployed. */
  readonly stacks: readonly StackTile[];
  readonly parts: readonly Part[];
  readonly arrows: readonly Arrow[];
}

/**
 * What happens to a part. `tags`: nothing but its tags change. `unplanned`: nobody knows, because its
 * stack failed, was skipped, or was not asked for.
 */
export type PartStatus =
  | "delete"
  | "forget"
  | "replace"
  | "update"
  | "create"
  | "import"
  | "move"
  | "tags"
  | "read"
  | "unplanned"
  | "unchanged";

/** Resources by what happens to them; those that are none are left out. */
export type Tally = Readonly<Partial<Record<PartStatus, number>>>;

export interface StackTile {
  readonly id: string;
  /** `unplanned` where the plan was not about it. */
  readonly status: StackStatus | "unplanned";
  readonly dependencies: readonly string[];
  /** 0 for what needs no other stack, 1 for what needs only those, and so on. */
  readonly wave: number;
  /** All of its resources. */
  readonly tally: Tally;
  /** Those that no part stands for. */
  readonly holds: Holds;
}

/** Containers first: VPC and tier hold subnets, cluster holds services. */
export type PartKind =
  | "vpc"
  | "tier"
  | "subnet"
  | "nat-gateway"
  | "internet-gateway"
  | "egress-gateway"
  | "endpoint"
  | "load-balancer"
  | "cluster"
  | "service"
  | "schedule"
  | "repository"
  | "build"
  | "parameter"
  | "role"
  | "key"
  | "bucket"
  | "database"
  | "queue"
  | "topic"
  | "dashboard"
  | "log-group"
  | "alarm";

export interface Part {
  /** Unique in the picture: `dev-network:aws_vpc.vpc_6776A399`. */
  readonly id: string;
  readonly kind: PartKind;
  readonly label: string;
  /** `10.0.0.0/16`, `port 8080 · 2 tasks` */
  readonly detail?: string;
  /** Nothing for a tier, which is no resource. */
  readonly stack?: string;
  /** Its own. Nothing for a tier, and for what counts resources of one kind. */
  readonly address?: string;
  /** Id of the part that it stands in. */
  readonly parent?: string;
  /** `us-east-1a`, of a subnet. */
  readonly zone?: string;
  /** Its own, without what it holds. */
  readonly status: PartStatus;
  /** Planned with placeholders: what happens to it may still be something else. */
  readonly preview?: true;
  readonly holds: Holds;
}

/** Small resources that stand in no box of their own. */
export interface Holds {
  /** By type, in words: `{"route table": 4}`. */
  readonly what: Readonly<Record<string, number>>;
  readonly tally: Tally;
  /** Those that change. */
  readonly changed: readonly HeldChange[];
}

export interface HeldChange {
  readonly stack: string;
  readonly address: string;
  readonly label: string;
  readonly status: PartStatus;
}

/** Where traffic starts from outside: an arrow's `from`, and no part. */
export const INTERNET = "internet";

export interface Arrow {
  readonly from: string;
  readonly to: string;
  /** `traffic`: opens connections to it. `reads`: gets a value of it when it starts. */
  readonly kind: "traffic" | "reads";
  /** `8080`, `80, 443` */
  readonly label?: string;
  /** Of what makes the connection possible: rules, target groups. */
  readonly status: PartStatus;
}
