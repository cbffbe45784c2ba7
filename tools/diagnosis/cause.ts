/** What is known of a service when somebody asks for a cause. */
export interface Asked {
  /** `dev` */
  readonly environment: string;
  /** Its name in the configuration: `api`. */
  readonly service: string;
}

/** Where a cause shows. */
export interface Signs {
  /** Why a task or one of its containers stopped, as ECS says it. */
  readonly stop?: RegExp;
  /** A line that a stopped task printed. */
  readonly log?: RegExp;
  /** Exit code of a container. */
  readonly exitCode?: number;
  /** An event of the service. */
  readonly event?: RegExp;
  /** The load balancer's word on a target: state, reason and description. */
  readonly target?: RegExp;
}

/** A cause of tasks that do not start, or do not stay. */
export interface Cause {
  readonly id: string;
  /** What is the case, as a sentence without an end: `The image is not in its repository`. */
  readonly what: string;
  /** Any of them is enough. */
  readonly signs: Signs;
  /** What to do, as instructions. */
  readonly remedy: (asked: Asked) => string;
  /**
   * Whether the next task fails for the same: waiting for it is in vain. Others may be over by the next task.
   * @default false
   */
  readonly isCertain?: boolean;
  /** Where AWS says so. */
  readonly source: string;
}
