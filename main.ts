import { loadEnvironments } from "./config/load-environments";
import { providerLock } from "./config/provider-lock";
import { buildApp } from "./stacks/build-app";

buildApp({ environments: loadEnvironments(), providerLock: providerLock() }).synth();
