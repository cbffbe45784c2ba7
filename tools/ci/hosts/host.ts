/** Something that the job's own user wrote. */
export interface Entry {
  readonly id: number;
  readonly body: string;
}

/** Where the repository is: comments on the change that is under review, and issues about drift. */
export interface Host {
  /** Where people see this job. */
  readonly jobUrl: string;
  /** Comments of the job's user, not those that others wrote. */
  comments(): Promise<readonly Entry[]>;
  addComment(body: string): Promise<void>;
  changeComment(id: number, body: string): Promise<void>;
  /** Open issues of the job's user with the label `drift`. */
  driftIssues(): Promise<readonly Entry[]>;
  openDriftIssue(title: string, body: string): Promise<void>;
  changeIssue(id: number, body: string): Promise<void>;
  /** @param reason a comment that says why */
  closeIssue(id: number, reason: string): Promise<void>;
}

export const DRIFT_LABEL = "drift";
