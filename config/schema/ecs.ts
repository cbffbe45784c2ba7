import { z } from "zod";
import { retentionDays, wholeNumber, yesOrNo } from "./primitives";

const CAPACITY_PROVIDERS = ["FARGATE", "FARGATE_SPOT"] as const;

const capacityProvider = z.enum(CAPACITY_PROVIDERS, "use FARGATE or FARGATE_SPOT");

/** Bounds: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CapacityProviderStrategyItem.html */
const strategyItem = z.strictObject({
  /** One of the cluster's capacity providers. */
  capacityProvider,
  /**
   * Share of tasks beyond the base, relative to the other items' weights.
   * @default 1
   */
  weight: wholeNumber(0, 1000, "use 0 to 1000").default(1),
  /**
   * Tasks that run here before weights count; one item at most has a base.
   * @default 0
   */
  base: wholeNumber(0, 100_000, "use 0 to 100000").default(0),
});

export const ecsSchema = z.strictObject({
  /**
   * Capacity providers that tasks may run on.
   * @default ["FARGATE"]
   */
  capacityProviders: z
    .array(capacityProvider, 'use a list (for example ["FARGATE", "FARGATE_SPOT"])')
    .min(1, "name at least one capacity provider (FARGATE or FARGATE_SPOT)")
    .default(["FARGATE"]),
  /**
   * Strategy of services and tasks that name none.
   * @default FARGATE with weight 1
   */
  defaultStrategy: z
    .array(strategyItem, 'use a list (for example [{ capacityProvider: "FARGATE" }])')
    .min(1, "name at least one capacity provider (FARGATE or FARGATE_SPOT)")
    .default([{ capacityProvider: "FARGATE", weight: 1, base: 0 }]),
  /**
   * Container Insights; `enhanced` adds metrics per task and container, at a higher price. When `disabled`,
   * the alarm on running tasks compares them with the configured number instead of the desired one.
   * @default enabled
   */
  containerInsights: z
    .enum(["disabled", "enabled", "enhanced"], "use one of disabled, enabled, enhanced")
    .default("enabled"),
  /**
   * Lets people run commands in containers (ECS Exec): the task role gets the four message
   * actions that needs.
   * @default true
   */
  exec: yesOrNo.default(true),
  /**
   * Days that the record of ECS Exec sessions is kept.
   * @default 30
   */
  execLogRetentionDays: retentionDays.default(30),
});
