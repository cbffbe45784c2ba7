/**
 * Events of AWS's services that people have to know.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs_cwe_events.html
 */
type Pattern = Readonly<Record<string, unknown>>;

/** Reasons to stop before a task's own work is done; no container need have an exit code then. */
const CUT_SHORT = ["TaskFailedToStart", "SpotInterruption", "TerminationNotice"];

/**
 * A scheduled task that did not end well. What nobody's service runs belongs to a group named after its
 * family. Sidecars do not count: they are ended by force when the container whose task it is has ended.
 */
export function failedTasks(props: {
  readonly clusterArn: string;
  /** Beginning of the families' names. */
  readonly familyPrefix: string;
  /** Containers whose exit codes count. */
  readonly containers: readonly string[];
}): Pattern {
  return {
    source: ["aws.ecs"],
    "detail-type": ["ECS Task State Change"],
    detail: {
      clusterArn: [props.clusterArn],
      lastStatus: ["STOPPED"],
      group: [{ prefix: `family:${props.familyPrefix}` }],
      $or: [
        { stopCode: CUT_SHORT },
        // Both are asked of the same container.
        { containers: { name: props.containers, exitCode: [{ "anything-but": [0] }] } },
      ],
    },
  };
}

/** A service whose tasks do not stay up, so that ECS starts them ever more seldom; or a failed roll-out. */
export function failingServices(servicePrefix: string): Pattern {
  return {
    source: ["aws.ecs"],
    "detail-type": ["ECS Service Action", "ECS Deployment State Change"],
    resources: [{ prefix: servicePrefix }],
    detail: { eventName: ["SERVICE_TASK_START_IMPAIRED", "SERVICE_DEPLOYMENT_FAILED"] },
  };
}

/**
 * A build that made no image.
 * https://docs.aws.amazon.com/codebuild/latest/userguide/sample-build-notifications.html
 */
export function failedBuilds(projectPrefix: string): Pattern {
  return {
    source: ["aws.codebuild"],
    "detail-type": ["CodeBuild Build State Change"],
    detail: {
      "build-status": ["FAILED", "FAULT", "TIMED_OUT"],
      "project-name": [{ prefix: projectPrefix }],
    },
  };
}
