import type { Mutant } from "../mutant";
import { accessMutants } from "./access";
import { contractsMutants } from "./contracts";
import { dataMutants } from "./data";
import { networkMutants } from "./network";
import { servicesMutants } from "./services";

export const MUTANTS: readonly Mutant[] = [
  ...accessMutants,
  ...networkMutants,
  ...servicesMutants,
  ...dataMutants,
  ...contractsMutants,
];
