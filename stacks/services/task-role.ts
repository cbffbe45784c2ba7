import { Fn, Token } from "cdktf";
import type { Service } from "../../config/services";

/** A service with statements of its own has a task role of its own; the others share one. */
export function taskRoleArnOf(
  service: string,
  { statements }: Service,
  iam: {
    readonly taskRoleArn: string;
    readonly serviceTaskRoleArns: Readonly<Record<string, string>>;
  },
): string {
  return statements.length > 0
    ? Token.asString(Fn.lookup(iam.serviceTaskRoleArns, service))
    : iam.taskRoleArn;
}
