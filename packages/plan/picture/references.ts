import { type Element, keyOf } from "./element";

/** `${dev-network.aws_vpc.vpc_6776A399.id}`: a resource of a stack, and an attribute. */
const REFERENCE = /^\$\{([^{}]+)\.\w+\}$/;

/** Finds what an attribute refers to, in an app whose references are resolved. */
export class References {
  private readonly byKey: ReadonlyMap<string, Element>;

  constructor(elements: readonly Element[]) {
    this.byKey = new Map(
      elements.map((element) => [`${element.stack}.${element.address}`, element]),
    );
  }

  /** @returns nothing where the value is no reference to one of the elements */
  of(value: unknown): Element | undefined {
    const [, key] = (typeof value === "string" ? REFERENCE.exec(value) : null) ?? [];
    return key === undefined ? undefined : this.byKey.get(key);
  }

  /** Whether it refers to this one. */
  isTo(value: unknown, element: Element): boolean {
    const found = this.of(value);
    return found !== undefined && keyOf(found) === keyOf(element);
  }
}
