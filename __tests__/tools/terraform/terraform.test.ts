import { describe, expect, it } from "@jest/globals";
import { checkVersion, findTerraform } from "../../../tools/terraform/terraform";

const answer = (version: string) =>
  JSON.stringify({ terraform_version: version, platform: "linux_amd64" });

describe("Terraform's version", () => {
  it.each(["1.11.0", "1.11.4", "1.12.0-rc1", "2.0.0"])("%s will do", (version) => {
    expect(checkVersion(answer(version))).toEqual({ version, platform: "linux_amd64" });
  });

  it.each(["1.10.9", "0.15.3", "1.9.0"])(
    "%s is too old, and the error says what to do",
    (version) => {
      expect(() => checkVersion(answer(version))).toThrow(
        new RegExp(
          `Terraform ${version} is too old\\. Install Terraform 1\\.11 or later from https`,
        ),
      );
    },
  );

  it("is asked only where there is a Terraform", async () => {
    await expect(findTerraform({ PATH: "/does/not/exist" })).rejects.toThrow(
      "Terraform was not found: no terraform on the PATH. Install Terraform 1.11",
    );
  });
});
