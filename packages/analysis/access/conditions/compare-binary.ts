import { comparing } from "./compare-values";

const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

/** The bytes, written in one way; two texts of base64 may stand for the same ones. */
const parse = (text: string) =>
  BASE64.test(text) ? Buffer.from(text, "base64").toString("hex") : undefined;

export const compareBinary = comparing("base64", parse, (request, policy) => request === policy);
