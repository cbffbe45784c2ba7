import { type CaseGroup, when } from "./case";

const source =
  "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html";

const team = "aws:PrincipalTag/team";
const [size, age] = ["s3:TlsVersion", "aws:MultiFactorAuthAge"];
const [time, ip, tls] = ["aws:CurrentTime", "aws:SourceIp", "aws:SecureTransport"];

/** The operators that compare texts, numbers, dates, addresses: with a value that the request has. */
// A table: one case, one line.
// prettier-ignore
export const conditionValues: readonly CaseGroup[] = [
  {
    title: "String operators",
    source: `${source}#Conditions_String`,
    cases: [
      when("StringEquals: equal", { StringEquals: { [team]: "Web" } }, { [team]: "Web" }, "allow"),
      when("StringEquals: minds case", { StringEquals: { [team]: "Web" } }, { [team]: "web" }, "implicit deny"),
      when("StringEquals: takes * as a character", { StringEquals: { [team]: "W*" } }, { [team]: "Web" }, "implicit deny"),
      when("StringEquals: equal to one of several", { StringEquals: { [team]: ["Api", "Web"] } }, { [team]: "Web" }, "allow"),
      when("StringEquals: equal to none of several", { StringEquals: { [team]: ["Api", "Web"] } }, { [team]: "Ops" }, "implicit deny"),
      when("StringNotEquals: different", { StringNotEquals: { [team]: "Web" } }, { [team]: "Api" }, "allow"),
      when("StringNotEquals: equal", { StringNotEquals: { [team]: "Web" } }, { [team]: "Web" }, "implicit deny"),
      when("StringNotEquals: different from all of several", { StringNotEquals: { [team]: ["Api", "Web"] } }, { [team]: "Ops" }, "allow"),
      when("StringNotEquals: equal to one of several", { StringNotEquals: { [team]: ["Api", "Web"] } }, { [team]: "Web" }, "implicit deny"),
      when("StringEqualsIgnoreCase: other case", { StringEqualsIgnoreCase: { [team]: "WEB" } }, { [team]: "web" }, "allow"),
      when("StringEqualsIgnoreCase: different", { StringEqualsIgnoreCase: { [team]: "WEB" } }, { [team]: "api" }, "implicit deny"),
      when("StringNotEqualsIgnoreCase: other case", { StringNotEqualsIgnoreCase: { [team]: "WEB" } }, { [team]: "web" }, "implicit deny"),
      when("StringNotEqualsIgnoreCase: different", { StringNotEqualsIgnoreCase: { [team]: "WEB" } }, { [team]: "api" }, "allow"),
      when("StringLike: * takes several characters", { StringLike: { [team]: "w*b" } }, { [team]: "w-e-b" }, "allow"),
      when("StringLike: * takes none", { StringLike: { [team]: "web*" } }, { [team]: "web" }, "allow"),
      when("StringLike: * takes slashes and colons", { StringLike: { [team]: "a*z" } }, { [team]: "a/b:c/z" }, "allow"),
      when("StringLike: ? takes one character", { StringLike: { [team]: "w?b" } }, { [team]: "web" }, "allow"),
      when("StringLike: ? takes just one", { StringLike: { [team]: "w?b" } }, { [team]: "weeb" }, "implicit deny"),
      when("StringLike: ? takes no less", { StringLike: { [team]: "web?" } }, { [team]: "web" }, "implicit deny"),
      when("StringLike: minds case", { StringLike: { [team]: "W*" } }, { [team]: "web" }, "implicit deny"),
      when("StringLike: a dot is a dot", { StringLike: { [team]: "w.b" } }, { [team]: "web" }, "implicit deny"),
      when("StringNotLike: matched", { StringNotLike: { [team]: "w*" } }, { [team]: "web" }, "implicit deny"),
      when("StringNotLike: not matched", { StringNotLike: { [team]: "w*" } }, { [team]: "api" }, "allow"),
    ],
  },
  {
    title: "Numeric operators",
    source: `${source}#Conditions_Numeric`,
    cases: [
      when("NumericEquals: as numbers, not as texts", { NumericEquals: { [size]: "10" } }, { [size]: "10.0" }, "allow"),
      when("NumericEquals: a number in the policy", { NumericEquals: { [size]: 10 } }, { [size]: "10" }, "allow"),
      when("NumericEquals: different", { NumericEquals: { [size]: "10" } }, { [size]: "11" }, "implicit deny"),
      when("NumericNotEquals: different", { NumericNotEquals: { [size]: "10" } }, { [size]: "11" }, "allow"),
      when("NumericNotEquals: equal", { NumericNotEquals: { [size]: "10" } }, { [size]: "10" }, "implicit deny"),
      when("NumericLessThan: less", { NumericLessThan: { [size]: "10" } }, { [size]: "9" }, "allow"),
      when("NumericLessThan: equal", { NumericLessThan: { [size]: "10" } }, { [size]: "10" }, "implicit deny"),
      when("NumericLessThanEquals: equal", { NumericLessThanEquals: { [size]: "10" } }, { [size]: "10" }, "allow"),
      when("NumericLessThanEquals: more", { NumericLessThanEquals: { [size]: "10" } }, { [size]: "10.5" }, "implicit deny"),
      when("NumericGreaterThan: more", { NumericGreaterThan: { [age]: "300" } }, { [age]: "301" }, "allow"),
      when("NumericGreaterThan: equal", { NumericGreaterThan: { [age]: "300" } }, { [age]: "300" }, "implicit deny"),
      when("NumericGreaterThanEquals: equal", { NumericGreaterThanEquals: { [age]: "300" } }, { [age]: "300" }, "allow"),
      when("NumericGreaterThanEquals: less", { NumericGreaterThanEquals: { [age]: "-1" } }, { [age]: "-2" }, "implicit deny"),
      when("NumericLessThan: one of several", { NumericLessThan: { [size]: ["5", "10"] } }, { [size]: "9" }, "allow"),
    ],
  },
  {
    title: "Date operators",
    source: `${source}#Conditions_Date`,
    cases: [
      when("DateEquals: one moment in two zones", { DateEquals: { [time]: "2030-01-01T12:00:00Z" } }, { [time]: "2030-01-01T13:00:00+01:00" }, "allow"),
      when("DateEquals: seconds since 1970", { DateEquals: { [time]: "1893499200" } }, { [time]: "2030-01-01T12:00:00Z" }, "allow"),
      when("DateNotEquals: another moment", { DateNotEquals: { [time]: "2030-01-01" } }, { [time]: "2030-01-02" }, "allow"),
      when("DateNotEquals: the same", { DateNotEquals: { [time]: "2030-01-01" } }, { [time]: "2030-01-01T00:00:00Z" }, "implicit deny"),
      when("DateLessThan: before", { DateLessThan: { [time]: "2030-01-01" } }, { [time]: "2029-12-31T23:59:59Z" }, "allow"),
      when("DateLessThan: the same", { DateLessThan: { [time]: "2030-01-01" } }, { [time]: "2030-01-01" }, "implicit deny"),
      when("DateLessThanEquals: the same", { DateLessThanEquals: { [time]: "2030-01-01" } }, { [time]: "2030-01-01" }, "allow"),
      when("DateGreaterThan: after", { DateGreaterThan: { [time]: "2030-01-01" } }, { [time]: "2030-06-01" }, "allow"),
      when("DateGreaterThan: before", { DateGreaterThan: { [time]: "2030-01-01" } }, { [time]: "2029-06-01" }, "implicit deny"),
      when("DateGreaterThanEquals: the same", { DateGreaterThanEquals: { [time]: "2030-01-01" } }, { [time]: "2030-01-01" }, "allow"),
    ],
  },
  {
    title: "Bool and BinaryEquals",
    source: `${source}#Conditions_Boolean`,
    cases: [
      when("Bool: equal", { Bool: { [tls]: "true" } }, { [tls]: "true" }, "allow"),
      when("Bool: different", { Bool: { [tls]: "true" } }, { [tls]: "false" }, "implicit deny"),
      when("Bool: false is a value like true", { Bool: { [tls]: "false" } }, { [tls]: "false" }, "allow"),
      when("Bool: a boolean in the policy", { Bool: { [tls]: true } }, { [tls]: "true" }, "allow"),
      when("BinaryEquals: the same bytes", { BinaryEquals: { [team]: "QmluYXJ5" } }, { [team]: "QmluYXJ5" }, "allow"),
      when("BinaryEquals: other bytes", { BinaryEquals: { [team]: "QmluYXJ5" } }, { [team]: "QmluYXJ6" }, "implicit deny"),
    ],
  },
  {
    title: "IP address operators",
    source: `${source}#Conditions_IPAddress`,
    cases: [
      when("IpAddress: in the block", { IpAddress: { [ip]: "203.0.113.0/24" } }, { [ip]: "203.0.113.77" }, "allow"),
      when("IpAddress: outside of it", { IpAddress: { [ip]: "203.0.113.0/24" } }, { [ip]: "203.0.114.1" }, "implicit deny"),
      when("IpAddress: without a prefix it is one address", { IpAddress: { [ip]: "203.0.113.7" } }, { [ip]: "203.0.113.8" }, "implicit deny"),
      when("IpAddress: in one of several", { IpAddress: { [ip]: ["10.0.0.0/8", "203.0.113.0/24"] } }, { [ip]: "10.9.8.7" }, "allow"),
      when("IpAddress: IPv6 in the block", { IpAddress: { [ip]: "2001:db8:1234:5678::/64" } }, { [ip]: "2001:db8:1234:5678::1" }, "allow"),
      when("IpAddress: IPv6 outside of it", { IpAddress: { [ip]: "2001:db8:1234:5678::/64" } }, { [ip]: "2001:db8:1234:5679::1" }, "implicit deny"),
      when("IpAddress: IPv4 is in no block of IPv6", { IpAddress: { [ip]: "::/0" } }, { [ip]: "203.0.113.7" }, "implicit deny"),
      when("NotIpAddress: outside", { NotIpAddress: { [ip]: "10.0.0.0/8" } }, { [ip]: "203.0.113.7" }, "allow"),
      when("NotIpAddress: inside", { NotIpAddress: { [ip]: "10.0.0.0/8" } }, { [ip]: "10.0.0.1" }, "implicit deny"),
      when("NotIpAddress: inside one of several", { NotIpAddress: { [ip]: ["10.0.0.0/8", "203.0.113.0/24"] } }, { [ip]: "203.0.113.7" }, "implicit deny"),
    ],
  },
];
