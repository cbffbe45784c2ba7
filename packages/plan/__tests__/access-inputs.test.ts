import { describe, expect, test } from "@jest/globals";
import type { RoleAccess } from "#analysis";
import { parseStack } from "#terraform";
import { accessInputs } from "../access-inputs";

const provider = { aws: [{ region: "eu-west-1", allowed_account_ids: ["111111111111"] }] };
const trust = JSON.stringify({
  Version: "2012-10-17",
  Statement: [
    {
      Effect: "Allow",
      Principal: { Service: "ecs-tasks.amazonaws.com" },
      Action: "sts:AssumeRole",
    },
  ],
});
const policy = (action: string) =>
  JSON.stringify({
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Action: action, Resource: "arn:aws:s3:::photos/*" }],
  });
const role = { name: "reader", path: "/", assume_role_policy: trust };
const rolePolicy = (action: string) => ({ name: "read", role: "reader", policy: policy(action) });

const change = (type: string, before: unknown, after: unknown) => ({
  address: `${type}.reader`,
  mode: "managed",
  type,
  name: "reader",
  change: { actions: ["update"], before, after, after_unknown: {} },
});
const stack = parseStack("dev-iam", {
  provider,
  resource: {
    aws_iam_role: { reader: role },
    aws_iam_role_policy: { reader: rolePolicy("s3:PutObject") },
  },
});
const planOf = (...changes: unknown[]) => ({
  format_version: "1.2",
  resource_changes: changes,
  configuration: {},
});

/** Actions that its own policies allow; of a policy that is not known, its name. */
const actionsOf = (access: RoleAccess | undefined) =>
  access?.rows
    .filter(({ section }) => section === "identity")
    .map((row) => ("action" in row ? row.action : row.policy));

test("has what each role can do, before and after", () => {
  const plan = planOf(
    change("aws_iam_role", role, role),
    change("aws_iam_role_policy", rolePolicy("s3:GetObject"), rolePolicy("s3:PutObject")),
  );
  const [reader] = accessInputs([{ stack, plan }]);
  expect(reader).toMatchObject({
    stack: "dev-iam",
    address: "aws_iam_role.reader",
    before: { name: "reader" },
    after: { name: "reader" },
  });
  expect(actionsOf(reader?.before)).toEqual(["s3:GetObject"]);
  expect(actionsOf(reader?.after)).toEqual(["s3:PutObject"]);
});

test("a role that is new has no access before, and one that goes none after", () => {
  const made = planOf(change("aws_iam_role", null, role));
  expect(accessInputs([{ stack, plan: made }])).toEqual([
    expect.not.objectContaining({ before: expect.anything() }),
  ]);
  const gone = planOf(change("aws_iam_role", role, null));
  expect(accessInputs([{ stack, plan: gone }])).toEqual([
    expect.not.objectContaining({ after: expect.anything() }),
  ]);
});

describe("what the provider fills in", () => {
  const attached = (action: string) => ({
    ...role,
    permissions_boundary: "",
    inline_policy: [{ name: "read", policy: policy(action) }],
    managed_policy_arns: ["arn:aws:iam::aws:policy/ReadOnlyAccess"],
  });
  const before = attached("s3:GetObject");
  const changed = change(
    "aws_iam_role_policy",
    rolePolicy("s3:GetObject"),
    rolePolicy("s3:PutObject"),
  );

  test("keeps no policy alive that goes, and is no boundary", () => {
    // A plan has the role as it was: what is attached to it is nothing of its own.
    const plan = planOf(change("aws_iam_role", before, before), changed);
    const [reader] = accessInputs([{ stack, plan }]);
    expect(actionsOf(reader?.before)).toEqual(["s3:GetObject"]);
    expect(actionsOf(reader?.after)).toEqual(["s3:PutObject"]);
    for (const access of [reader?.before, reader?.after]) expect(access?.isBounded).toBe(false);
  });

  test("counts where the role itself is configured with it", () => {
    const own = parseStack("dev-iam", {
      provider,
      resource: { aws_iam_role: { reader: attached("s3:PutObject") } },
    });
    const plan = planOf(change("aws_iam_role", before, attached("s3:PutObject")));
    const [reader] = accessInputs([{ stack: own, plan }]);
    expect(actionsOf(reader?.before)).toContain("s3:GetObject");
    expect(actionsOf(reader?.after)).toContain("s3:PutObject");
  });

  test("counts for a role that goes", () => {
    const [gone] = accessInputs([
      {
        stack: parseStack("dev-iam", { provider }),
        plan: planOf(change("aws_iam_role", before, null)),
      },
    ]);
    expect(actionsOf(gone?.before)).toContain("s3:GetObject");
  });
});

test("what a failed replacement left over is no role of its own", () => {
  const leftOver = {
    ...change("aws_iam_role", { ...role, name: "old" }, null),
    deposed: "0a1b2c3d",
  };
  const plan = planOf(change("aws_iam_role", role, role), leftOver);
  const [one, ...others] = accessInputs([{ stack, plan }]);
  expect(others).toEqual([]);
  expect(one?.before).toMatchObject({ name: "reader" });
  expect(one?.before).toEqual(one?.after);
});
