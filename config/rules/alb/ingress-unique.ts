import { repeated } from "../repeated";
import { rule } from "../rule";

/** AWS refuses a rule that a security group has already. */
export const ingressUnique = rule(["alb"], ({ alb }) =>
  repeated(alb?.ingressCidrs ?? []).map((index) => ({
    path: ["alb", "ingressCidrs", index],
    value: alb?.ingressCidrs[index],
    message: "is in the list already: use each block once",
  })),
);
