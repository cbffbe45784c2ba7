import { z } from "zod";
import { textLike, textOfLength, wholeNumber } from "./primitives";

/**
 * Limits of descriptions and values:
 * https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_PutParameter.html
 */
const description = textOfLength(0, 1024, "use at most 1024 characters");

/** A parameter's last part, after the environment's path. */
const parameterKey = textLike(
  /^(?=.{1,200}$)[a-zA-Z0-9_.-]+(\/[a-zA-Z0-9_.-]+)*$/,
  "use at most 200 letters, digits and _ . - with single slashes between the levels (for example app/log-level)",
);

const secret = z.strictObject(
  {
    /**
     * Says what the secret is for.
     * @default `Secret <name>`
     */
    description: description.optional(),
    /**
     * Raise it by one to write the secret anew: the value from outside if there is one, or else a
     * new random one.
     * @default 1
     */
    version: wholeNumber(1, Number.MAX_SAFE_INTEGER, "use a whole number, 1 or more").default(1),
    /**
     * Length of the random value, in characters.
     * @default 32
     */
    length: wholeNumber(16, 128, "use 16 to 128").default(32),
  },
  "use an object (for example {}); the value comes from TF_VAR_secret_<name> or is made at random",
);

export const ssmSchema = z.strictObject({
  /**
   * Value the image parameter is created with. Later values are written from outside.
   * @default 1
   */
  imagePlaceholder: textOfLength(1, 4096, "use a text of 1 to 4096 characters").default("1"),
  /**
   * Description of the image parameter.
   * @default Image ARN
   */
  imageDescription: description.default("Image ARN"),
  /**
   * Configuration values, in clear: `{ "app/log-level": "info" }` becomes
   * `/<namePrefix>/config/app/log-level`.
   * @default none
   */
  config: z
    .record(
      parameterKey,
      textOfLength(
        1,
        4096,
        "use a string of 1 to 4096 characters (numbers and booleans in quotes; a standard parameter holds no more)",
      ),
    )
    .default({}),
  /**
   * Secrets by name, stored encrypted as `/<namePrefix>/secrets/<name>`. Their values are not
   * configuration: they come from the variable `TF_VAR_secret_<name>` (lib/secret-variable.ts)
   * or are made at random.
   * @default none
   */
  secrets: z.record(parameterKey, secret).default({}),
});
