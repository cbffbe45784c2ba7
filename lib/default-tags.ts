/** What the tags of an environment are made of. */
export interface TagSource {
  readonly name: string;
  readonly project: string;
  readonly tags: {
    readonly teamName: string;
    readonly environment?: string | undefined;
    readonly additional: Readonly<Record<string, string>>;
  };
}

/** Tags that the provider gives to everything that a stack makes, besides `Name`. */
export const defaultTags = ({ name, project, tags }: TagSource, stackName: string) => ({
  TeamName: tags.teamName,
  Environment: tags.environment ?? name,
  Project: project,
  Stack: stackName,
  ManagedBy: "cdktf",
  ...tags.additional,
});
