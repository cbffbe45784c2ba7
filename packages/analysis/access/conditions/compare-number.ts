import { comparing } from "./compare-values";

const NUMBER = /^-?\d+(\.\d+)?$/;

const parse = (text: string) => (NUMBER.test(text) ? Number(text) : undefined);

export const compareNumber = (holds: (request: number, policy: number) => boolean) =>
  comparing("a number", parse, holds);
