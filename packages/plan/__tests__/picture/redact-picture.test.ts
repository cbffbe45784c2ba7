import { expect, test } from "@jest/globals";
import { pictureOf } from "../../picture/picture-of";
import { redactPicture } from "../../picture/redact-picture";
import { changeOf, planOf, reportOf, stackOf } from "../fixtures";
import { changed, reportsOf, stackWith } from "./fixtures";

const SECRET = "hunter2hunter2";

test("a secret is in no name and no detail, of a part or of what it holds", () => {
  const app = {
    stacks: [
      stackWith("a", [
        ["aws_vpc", "vpc", { cidr_block: SECRET, tags: { Name: SECRET } }],
        ["aws_cloudwatch_metric_alarm", "alarm", { alarm_name: SECRET }],
      ]),
    ],
  };
  const alarm = changed("aws_cloudwatch_metric_alarm.alarm_0A1B2C3D", "update");
  const picture = pictureOf(app, reportsOf(app, { a: [alarm] }));
  expect(JSON.stringify(picture)).toContain(SECRET);
  const redacted = redactPicture(picture, (text) => text.replaceAll(SECRET, "(sensitive)"));
  expect(JSON.stringify(redacted)).not.toContain(SECRET);
});

test("the report's picture is drawn without what its plan marks as secret", () => {
  const app = {
    stacks: [stackWith("dev-a", [["aws_s3_bucket", "logs", { bucket: `logs-${SECRET}` }]])],
  };
  const change = changeOf({
    address: "aws_thing.thing",
    before: { password: "" },
    after: { password: SECRET },
    afterSensitive: { password: true },
  });
  const { picture } = reportOf([stackOf("dev-a", planOf(change))], { app });
  expect(picture?.parts.map(({ label }) => label)).toEqual(["logs-(sensitive)"]);
});

test("without the configuration a report has no picture", () => {
  expect(reportOf([stackOf("dev-a", planOf())])).not.toHaveProperty("picture");
});
