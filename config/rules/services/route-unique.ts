import { repeated } from "../repeated";
import { serviceRule } from "./service-rule";

export const routeUnique = serviceRule([], ({ service }) => {
  if (service.kind !== "public") return [];
  const { route } = service;
  return (["hosts", "paths"] as const).flatMap((list) =>
    repeated(route[list]).map((index) => ({
      path: ["route", list, index],
      value: route[list][index],
      message: "is in the list already: use each value once",
    })),
  );
});
