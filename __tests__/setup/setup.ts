import { jest } from "@jest/globals";
import "./text-matchers";

/** Only silence of minutes means that a test hangs: how fast a machine is decides no result. */
jest.setTimeout(5 * 60_000);
