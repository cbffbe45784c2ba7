import { secretVariable } from "../../lib/secret-variable";
import { rule } from "./rule";

/** One variable cannot carry the values of two secrets. */
export const secretVariables = rule(["ssm"], ({ ssm }) => {
  const names = Object.keys(ssm.secrets);
  return names.flatMap((name, index) => {
    const variable = secretVariable(name);
    const other = names.slice(0, index).find((earlier) => secretVariable(earlier) === variable);
    if (other === undefined) return [];
    const message = `would be set by TF_VAR_${variable}, as the secret "${other}" is: use another name for one of them`;
    return [{ path: ["ssm", "secrets", name], message }];
  });
});
