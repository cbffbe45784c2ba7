import type { StackStatus } from "../stack-status";

export const STATUS_WORDS: Readonly<Record<StackStatus, string>> = {
  unchanged: "unchanged",
  changed: "changed",
  preview: "preview, not appliable",
  failed: "failed",
  skipped: "skipped",
};

/** Why Terraform does it, by its `action_reason`. Others stand as Terraform calls them. */
export const REASONS: Readonly<Record<string, string>> = {
  replace_because_tainted: "an earlier apply left it tainted",
  replace_because_cannot_update: "an attribute cannot be changed in place",
  replace_by_request: "somebody asked for it",
  replace_by_triggers: "what triggers its replacement changed",
  delete_because_no_resource_config: "it is no longer in the configuration",
  delete_because_wrong_repetition: "it is repeated otherwise than before",
  delete_because_count_index: "its index is beyond the count",
  delete_because_each_key: "its key is no longer there",
  delete_because_no_module: "its module is no longer there",
  delete_because_no_move_target: "what it would move to is not there",
  read_because_config_unknown: "what it asks for is known only during the apply",
  read_because_dependency_pending: "something that it depends on changes first",
};
