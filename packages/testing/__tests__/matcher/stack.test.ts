import { describe, expect, test } from "@jest/globals";
import { parseStack } from "#terraform";
import { absent } from "../../absent";
import { declareAttributes } from "../../declare-attributes";
import { synthesizeStack } from "../../synthesize";
import { failureOf } from "../failure-of";
import { smallApp } from "./small-app";

const { network, shop, alone } = smallApp();

describe("toHaveBackend", () => {
  test("passes on the type, and on some settings", () => {
    expect(network).toHaveBackend("s3");
    expect(network).toHaveBackend("s3", { key: "network", kms_key_id: absent });
    expect(synthesizeStack(shop)).toHaveBackend("s3", { encrypt: true });
    expect(network).not.toHaveBackend("local");
    expect(network).not.toHaveBackend("s3", { key: "shop" });
  });

  test("says which settings differ, and which backend there is instead", () => {
    expect(
      failureOf(() => {
        expect(network).toHaveBackend("s3", { key: "shop", encrypt: true, use_lockfile: true });
      }),
    ).toBe(
      [
        "backend s3 of network differs",
        '  key: expected "shop", received "network"',
        "  use_lockfile: expected true, received absent",
      ].join("\n"),
    );
    expect(
      failureOf(() => {
        expect(network).toHaveBackend("local");
      }),
    ).toBe("expected network to have backend local, it has s3");
    expect(
      failureOf(() => {
        expect(parseStack("none", {})).toHaveBackend("local");
      }),
    ).toBe("expected none to have backend local, it has none");
    expect(
      failureOf(() => {
        expect(network).not.toHaveBackend("s3", { key: "network" });
      }),
    ).toBe("expected network to have another backend than s3, or other settings");
  });

  test("refuses a setting that the backend does not have, with not as well", () => {
    expect(
      failureOf(() => {
        expect(network).not.toHaveBackend("s3", { kms_key: "alias/x" });
      }),
    ).toBe("backend s3 has no attribute kms_key that can be set; did you mean kms_key_id?");
    expect(
      failureOf(() => {
        expect(network).not.toHaveBackend("s3", { assume_role: { role: "x" } });
      }),
    ).toMatch(/^backend s3: assume_role has no attribute role /);
  });

  test("takes a backend that it does not know once its settings are declared", () => {
    const read = parseStack("read", { terraform: { backend: { gcs: { bucket: "states" } } } });
    expect(
      failureOf(() => {
        expect(read).toHaveBackend("gcs", { bucket: "states" });
      }),
    ).toBe(
      'backend gcs: known are s3, local; for another declareAttributes("backend.gcs", [...], reason)',
    );
    declareAttributes("backend.gcs", ["bucket"], "settings of gcs are not listed here");
    expect(read).toHaveBackend("gcs", { bucket: "states" });
  });
});

describe("toDependOn", () => {
  test("passes on a stack that comes before, by itself or by its id", () => {
    expect(shop).toDependOn("network");
    expect(synthesizeStack(shop)).toDependOn(network);
    expect(shop).not.toDependOn(alone);
  });

  test("says what it depends on", () => {
    expect(
      failureOf(() => {
        expect(shop).toDependOn(alone);
      }),
    ).toBe("expected shop to depend on alone, it depends on network");
    expect(
      failureOf(() => {
        expect(alone).toDependOn("shop");
      }),
    ).toBe("expected alone to depend on shop, it depends on none");
    expect(
      failureOf(() => {
        expect(shop).not.toDependOn("network");
      }),
    ).toBe("expected shop not to depend on network, but it does");
  });

  test("refuses a stack that the app does not have", () => {
    expect(
      failureOf(() => {
        expect(shop).not.toDependOn("netwrk");
      }),
    ).toBe("the app has no stack netwrk; did you mean network?");
  });
});
