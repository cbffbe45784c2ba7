export { AccessError } from "./access/access-error";
export { ACCESS_SECTIONS, accessTable, UNBOUNDED } from "./access/app/access-table";
export {
  accessCells,
  type AccessRow,
  type AccessSection,
  type RoleAccess,
  roleAccess,
  type StatementRow,
} from "./access/app/role-access";
export { actionsInVain } from "./access/app/actions-in-vain";
export { arnOf } from "./access/app/arn-of";
export { ask, type Question } from "./access/app/ask";
export { askCall } from "./access/app/ask-call";
export { assumeActionOf } from "./access/app/assume";
export { explainAccess } from "./access/app/explain";
export { allowingStatements } from "./access/app/reach";
export {
  isRole,
  isSubject,
  principalOf,
  type Role,
  roleOf,
  type RoleOptions,
  rolesOf,
  type Subject,
} from "./access/app/subject";
export { actionsCoveredBy } from "./access/check-action";
export { parseOperator } from "./access/conditions/operators";
export { evaluablePolicy } from "./access/evaluable-policy";
export type { Decision } from "./access/decide";
export type { ContextValues } from "./access/request";
export { readNetwork } from "./network/configuration/network";
export { explainTraffic } from "./network/explain";
export { readNodes } from "./network/parties/nodes";
export { reachability, reachableSet } from "./network/reachability";
export { type ReachableRow, reachableRows } from "./network/rows";
export { portsText, TRAFFIC_COLUMNS, trafficCells, withProtocolsTogether } from "./network/table";
export { isAllowed, trafficOf, type TrafficQuery } from "./network/traffic";
