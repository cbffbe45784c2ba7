import { expect, test } from "@jest/globals";
import { messageFor, scheduledTask, settingsOfKind, web, worker } from "../../support";

const release = (more: object = {}) => ({
  release: { command: ["npm", "run", "migrate"], ...more },
});

test.each([
  [
    "of a scheduled task",
    { services: { web: { ...scheduledTask, ...release() } } },
    `dev.services.web.release: is not a setting: use ${settingsOfKind("scheduled")}`,
  ],
  [
    "without a command",
    web({ release: {} }),
    'dev.services.web.release.command: is missing: use a list of the program and its arguments (for example ["npm", "run", "migrate"])',
  ],
  [
    "that runs nothing",
    web({ release: { command: [] } }),
    'dev.services.web.release.command: [] is too short: name a program (for example ["npm", "run", "migrate"])',
  ],
  [
    "in one text",
    web({ release: { command: "npm run migrate" } }),
    'dev.services.web.release.command: "npm run migrate" is a string, not a list: use a list of the program and its arguments (for example ["npm", "run", "migrate"])',
  ],
  [
    "that never ends",
    web(release({ timeoutMinutes: 0 })),
    "dev.services.web.release.timeoutMinutes: 0 is too small: use 1 to 240",
  ],
  [
    "with memory that Fargate does not give its cpu",
    web(release({ cpu: 1024, memoryMiB: 1024 })),
    "dev.services.web.release.memoryMiB: 1024 is no memory that Fargate gives cpu 1024: use 2048 to 8192 in steps of 1024",
  ],
  [
    "with cpu that does not go with the service's memory",
    web(release({ cpu: 1024 })),
    "dev.services.web.release.memoryMiB: 512 is no memory that Fargate gives cpu 1024: use 2048 to 8192 in steps of 1024",
  ],
  [
    "that is called like another service",
    { services: { web: { ...worker, ...release() }, "web-release": worker } },
    "dev.services.web-release: is what the release of web is called: use another name",
  ],
])("refuses a release %s", (_, settings, message) => {
  expect(messageFor(settings)).toBe(message);
});

test("takes one with a size of its own, and another service's name", () => {
  expect(messageFor(web(release({ cpu: 1024, memoryMiB: 2048 })))).toBe("(no problem)");
  expect(messageFor({ services: { web: worker, "web-release": worker } })).toBe("(no problem)");
});
