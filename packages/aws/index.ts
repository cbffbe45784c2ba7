export {
  type Block,
  block,
  contains,
  formatBlock,
  overlaps,
  parseBlock,
  pieces,
  prefixLength,
  subnetOf,
} from "./blocks";
export { parsePolicy, type PolicyStatement } from "./policy-document";
export {
  ALL_PORTS,
  count,
  difference,
  formatPorts,
  HIGHEST_PORT,
  includes,
  intersection,
  NO_PORTS,
  type Ports,
  ports,
  union,
} from "./ports";
