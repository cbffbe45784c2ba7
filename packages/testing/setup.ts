import { afterAll } from "@jest/globals";
import { removeTemporaryDirectories } from "./temporary-directory";
import "./guardrails";
import "./matchers";
import "./traffic";

afterAll(removeTemporaryDirectories);
