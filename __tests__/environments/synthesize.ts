import { everything } from "../everything";
import { loadEnvironments } from "../../config/load-environments";
import { providerLock } from "../../config/provider-lock";
import { buildApp } from "../../stacks/build-app";

/** Every environment, and the one with everything on, into the directory that is given. */
const outdir = String(process.argv[2]);
const environments = [...loadEnvironments(), everything];
buildApp({ environments, providerLock: providerLock(), outdir }).synth();
