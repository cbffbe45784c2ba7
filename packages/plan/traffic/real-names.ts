import { type Block, contains, parseBlock, prefixLength } from "#aws";
import { isObject, type SynthesizedApp } from "#terraform";
import type { StackAndPlan } from "../access-inputs";
import { producerOf } from "../reads";
import { type Named, referenceOf, referencesIn, textOfReference } from "./references";
import { dataRead, resourcesThere } from "./state-of-plan";

/** By these, whatever AWS makes is known. */
const OWN = ["id", "arn"];
/** Shorter texts and numbers (a revision, a port) may mean something else elsewhere. */
const SHORTEST = 8;
/** What EC2 calls what it makes: https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/resource-ids.html */
const AWS_ID = /^[a-z]+-[\da-f]{8}(?:[\da-f]{9})?$/;

/**
 * What AWS calls a thing (`vpc-0a1b2c3d`), in the words of the resolved app
 * (`${dev-network.aws_vpc.vpc.id}`). Plans of the stacks say it; of stacks that are not planned, the
 * outputs that others read of them do.
 */
export class RealNames {
  private readonly known = new Map<string, Named[]>();
  private readonly ipv6Blocks: { readonly block: Block; readonly vpc: string }[] = [];

  constructor(planned: readonly StackAndPlan[], app: SynthesizedApp) {
    const used = usedAttributes(app);
    for (const one of planned) {
      const there = resourcesThere(one).map(({ address, before }) => ({
        address,
        values: before,
      }));
      for (const { address, values } of [...there, ...dataRead(one)]) {
        const key = `${one.stack.id}.${address}`;
        for (const attribute of new Set([...(used.get(key) ?? []), ...OWN])) {
          this.learn(values[attribute], { key, attribute });
        }
        if (address.startsWith("aws_vpc.")) this.learnBlock(values["ipv6_cidr_block"], key);
      }
    }
    for (const one of planned) this.learnOutputs(one, planned, app);
  }

  /** Everything that the app may call it; nothing for what it does not know. */
  find(real: string): readonly Named[] {
    return this.known.get(real) ?? [];
  }

  /**
   * A value of a state in the words of the app. What is empty there is left out: the provider fills in
   * what nobody has set.
   * @param attribute that has the value
   */
  translate(value: unknown, attribute = ""): unknown {
    if (typeof value === "string") return this.translateText(value, attribute);
    if (Array.isArray(value)) {
      return value
        .filter((member) => !this.isGone(member))
        .map((member) => this.translate(member, attribute));
    }
    if (!isObject(value)) return value;
    return Object.fromEntries(
      Object.entries(value)
        .filter(([, member]) => member !== null && member !== "")
        .map(([name, member]) => [name, this.translate(member, name)]),
    );
  }

  /**
   * A member of a list that no stack has any more, or ever had: a subnet that was removed stays in the
   * list of whoever has not been deployed since. Nothing can be reached through it.
   */
  private isGone(member: unknown): boolean {
    return typeof member === "string" && AWS_ID.test(member) && this.find(member).length === 0;
  }

  private translateText(text: string, attribute: string): string {
    const found = this.find(text);
    const named =
      // A default network ACL has an ID of its own, and is known by the one that the VPC gives it.
      found.find((one) => one.attribute === attribute) ??
      found.find((one) => OWN.includes(one.attribute)) ??
      found[0];
    return named ? textOfReference(named) : (this.partOfVpc(text) ?? text);
  }

  /** AWS chooses a VPC's IPv6 block, so the app has a formula for each subnet's. */
  private partOfVpc(text: string): string | undefined {
    const block = text.includes(":") ? parseBlock(text) : undefined;
    const whole = block && this.ipv6Blocks.find((one) => contains(one.block, block));
    if (!block || !whole) return undefined;
    const size = block.end - block.start + 1n;
    const newBits = String(prefixLength(block) - prefixLength(whole.block));
    const index = String((block.start - whole.block.start) / size);
    return `\${cidrsubnet(${whole.vpc}.ipv6_cidr_block, ${newBits}, ${index})}`;
  }

  private learn(real: unknown, named: Named): void {
    if (typeof real !== "string" || real.length < SHORTEST || /^\d+$/.test(real)) return;
    this.known.set(real, [...this.find(real), named]);
  }

  private learnBlock(real: unknown, vpc: string): void {
    const block = typeof real === "string" ? parseBlock(real) : undefined;
    if (block) this.ipv6Blocks.push({ block, vpc });
  }

  private learnOutputs(
    consumer: StackAndPlan,
    planned: readonly StackAndPlan[],
    app: SynthesizedApp,
  ): void {
    const stack = app.stacks.find(({ id }) => id === consumer.stack.id);
    for (const { address, type, values } of dataRead(consumer)) {
      const id = stack && producerOf(address, stack, app);
      const producer = app.stacks.find((one) => one.id === id);
      const { outputs } = values;
      if (type !== "terraform_remote_state" || !producer || !isObject(outputs)) continue;
      if (planned.some((one) => one.stack.id === producer.id)) continue;
      for (const [name, { value }] of Object.entries(producer.outputs)) {
        this.learnPair(value, outputs[name]);
      }
    }
  }

  /** What the code says of an output, and what it is. */
  private learnPair(said: unknown, real: unknown): void {
    if (typeof said === "string") {
      const named = referenceOf(said);
      if (named) this.learn(real, named);
    } else if (Array.isArray(said) && Array.isArray(real)) {
      // Of lists that differ in length, nobody knows which member is which.
      if (said.length !== real.length) return;
      for (const [index, one] of said.entries()) this.learnPair(one, real[index]);
    } else if (isObject(said) && isObject(real)) {
      for (const [name, one] of Object.entries(said)) this.learnPair(one, real[name]);
    }
  }
}

/** The attributes by which the app refers to its resources, by resource. */
function usedAttributes(app: SynthesizedApp): ReadonlyMap<string, ReadonlySet<string>> {
  const used = new Map<string, Set<string>>();
  const values = app.stacks.flatMap(({ resources, outputs }) => [
    ...resources.map(({ attributes }) => attributes),
    outputs,
  ]);
  for (const { key, attribute } of values.flatMap(referencesIn)) {
    used.set(key, (used.get(key) ?? new Set()).add(attribute));
  }
  return used;
}
