import path from "node:path";
import { findEnvironment, loadEnvironments } from "../config/load-environments";

/**
 * Environments such as an operator writes. Tests ask them and not environments/, where everybody may
 * change everything.
 */
const DIRECTORY = path.join(__dirname, "sample-environments");

export const sampleEnvironments = () => loadEnvironments(DIRECTORY);

export const sampleEnvironment = (name: string) => findEnvironment(name, DIRECTORY);
