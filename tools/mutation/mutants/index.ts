import type { Mutant } from "../mutant";
import { accessMutants } from "./access";
import { contractsMutants } from "./contracts";
import { dataMutants } from "./data";
import { networkMutants } from "./network";
import { servicesMutants } from "./services";

/** By the name of their file. */
export const MUTANT_LISTS: Readonly<Record<string, readonly Mutant[]>> = {
  access: accessMutants,
  network: networkMutants,
  services: servicesMutants,
  data: dataMutants,
  contracts: contractsMutants,
};

export const MUTANTS: readonly Mutant[] = Object.values(MUTANT_LISTS).flat();
