import os from "node:os";

/** Whom CI works for, or who sits here. */
export function allowedBy(): string {
  const { GITHUB_ACTOR: github, GITLAB_USER_LOGIN: gitlab } = process.env;
  return github ?? gitlab ?? os.userInfo().username;
}
