import { repeated } from "../repeated";
import { rule } from "../rule";

export const certificateNamesUnique = rule(["alb"], ({ alb }) => {
  const certificate = alb?.certificate;
  if (certificate?.type !== "issued") return [];
  const names = [certificate.domainName, ...certificate.alternativeNames];
  return repeated(names).map((index) => ({
    path: ["alb", "certificate", "alternativeNames", index - 1],
    value: names[index],
    message: "is a name of the certificate already: use each name once",
  }));
});
