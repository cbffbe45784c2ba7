import {
  type CloudWatchLogsClient,
  GetLogEventsCommand,
  ResourceNotFoundException,
} from "@aws-sdk/client-cloudwatch-logs";

/** What a container of a task prints, as it comes. */
export class TaskLog {
  private token: string | undefined;

  constructor(
    private readonly client: CloudWatchLogsClient,
    private readonly logGroupName: string,
    private readonly logStreamName: string,
  ) {}

  /** Prints what has come since the last time. */
  async print(): Promise<void> {
    const { logGroupName, logStreamName } = this;
    for (;;) {
      const request = new GetLogEventsCommand({
        ...{ logGroupName, logStreamName, startFromHead: true },
        ...(this.token !== undefined && { nextToken: this.token }),
      });
      const answer = await this.client.send(request).catch(nothingYet);
      for (const { message = "" } of answer.events ?? []) console.log(message.trimEnd());
      const isEnd = (answer.events ?? []).length === 0;
      this.token = answer.nextForwardToken ?? this.token;
      if (isEnd) return;
    }
  }
}

function nothingYet(error: unknown): {
  readonly events?: readonly { readonly message?: string }[];
  readonly nextForwardToken?: string;
} {
  if (error instanceof ResourceNotFoundException) return {};
  throw error;
}
