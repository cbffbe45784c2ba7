import { jest } from "@jest/globals";

/** A step may take as long as it makes progress: run.ts ends what is silent for minutes. */
const LONGEST_MS = 2 ** 31 - 1;

jest.setTimeout(LONGEST_MS);
