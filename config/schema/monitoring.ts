import { z } from "zod";

export const monitoringSchema = z.strictObject({
  /**
   * Addresses that get every alarm by mail; each has to confirm once.
   * @default none
   */
  emails: z
    .array(
      z.email("use an e-mail address (for example team@example.com)"),
      'use a list of e-mail addresses (for example ["team@example.com"])',
    )
    .default([]),
});
