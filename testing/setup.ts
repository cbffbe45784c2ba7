import { afterAll } from "@jest/globals";
import { removeTemporaryDirectories } from "./app";
import "./matchers";

afterAll(removeTemporaryDirectories);
