import { expect, test } from "@jest/globals";
import { placeholderFor } from "../../preview/placeholders";

const place = { partition: "aws", region: "eu-west-1", accountId: "111111111111" };

test.each([
  ["aws_vpc", "id", "vpc-00000000000000000"],
  ["aws_subnet", "id", "subnet-00000000000000000"],
  [
    "aws_kms_key",
    "arn",
    "arn:aws:kms:eu-west-1:111111111111:key/00000000-0000-0000-0000-000000000000",
  ],
  ["aws_thing", "role_arn", "arn:aws:preview:eu-west-1:111111111111:preview"],
  ["aws_lb", "dns_name", "preview.invalid"],
  ["aws_thing", "color", "preview"],
])("%s.%s is %s", (type, attribute, placeholder) => {
  expect(placeholderFor(type, attribute, place)).toBe(placeholder);
});
