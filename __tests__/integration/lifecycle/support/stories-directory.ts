const VARIABLE = "STORIES_DIRECTORY";

/** Where the workers of one run of stories meet. */
export function storiesDirectory(): string {
  const directory = process.env[VARIABLE];
  if (directory === undefined) throw new Error(`${VARIABLE}: Jest's global set-up sets it`);
  return directory;
}

export function setStoriesDirectory(directory: string): void {
  process.env[VARIABLE] = directory;
}
