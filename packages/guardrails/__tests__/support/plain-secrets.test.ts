import { describe, expect, test } from "@jest/globals";
import { BY_NAME, plainSecrets, secrecyOf } from "../../support/plain-secrets";

/** A text without meaning, which no name explains. */
const PLAIN = "correct horse";
/** Generated like those that services hand out. */
const RANDOM = "wJalrXUtnFEMIaK7MDENGibPxRfiCYzX4MPLEK3Y";

describe("of a name", () => {
  test.each([
    ..."DB_PASSWORD PGPASSWORD MYSQL_PWD DB_PASS dbPassword REDIS_PASSPHRASE ADMIN_PASSWORD_1".split(
      " ",
    ),
    ..."API_KEY APIKEY STRIPE_API_KEY apiKey API_KEY_PROD GOOGLE_MAPS_API_KEY API_KEY_FOR_ORDERS".split(
      " ",
    ),
    ..."GITHUB_TOKEN NPM_TOKEN TOKEN TOKEN_V2 CSRF_TOKEN AUTH_TOKEN refreshToken GITHUB_PAT".split(
      " ",
    ),
    ..."CLIENT_SECRET JWT_SECRET SECRET_KEY SECRET_KEY_BASE APP_KEY SECRETS WEBHOOK_SECRET".split(
      " ",
    ),
    ..."PRIVATE_KEY JWT_PRIVATE_KEY SSH_KEY ENCRYPTION_KEY TOKEN_SIGNING_KEY SESSION_KEY".split(
      " ",
    ),
    ..."AWS_ACCESS_KEY_ID AWS_SECRET_ACCESS_KEY AWS_SESSION_TOKEN ECS_ENGINE_AUTH_DATA".split(" "),
    ..."GOOGLE_CREDENTIALS DB_CREDS /app/db-password /app/secrets/github /shop/credentials/db".split(
      " ",
    ),
  ])("%s is a secret", (name) => {
    expect(secrecyOf(name, PLAIN)).toBe(BY_NAME);
  });

  test.each([
    ..."PASSWORD_MIN_LENGTH PASSWORD_POLICY PASSWORD_RESET_URL PASSWORD_FILE PASSWORDLESS_LOGIN".split(
      " ",
    ),
    ..."TOKEN_ISSUER TOKEN_AUDIENCE TOKEN_TTL TOKEN_URL TOKEN_ENDPOINT TOKEN_TYPE TOKENIZER".split(
      " ",
    ),
    ..."SECRET_NAME SECRET_ARN SECRET_ID SECRET_VERSION SECRETS_MANAGER_REGION SECRET_ROTATION_DAYS".split(
      " ",
    ),
    ..."API_KEY_HEADER API_KEY_NAME JWT_PUBLIC_KEY STRIPE_PUBLISHABLE_KEY JWT_ALGORITHM".split(" "),
    ..."CACHE_KEY PARTITION_KEY PRIMARY_KEY ROUTING_KEY S3_KEY SORT_KEY REDIS_KEY_PREFIX".split(
      " ",
    ),
    ..."AUTH_URL AUTH_DOMAIN CREDENTIALS_PATH PRIVATE_KEY_PATH PGPASSFILE LOG_LEVEL COMPASS".split(
      " ",
    ),
    ..."KEYBOARD MONKEY NEXT_PUBLIC_MAPBOX_TOKEN /app/password/min-length /app/token-issuer".split(
      " ",
    ),
  ])("%s is none", (name) => {
    expect(secrecyOf(name, PLAIN)).toBeUndefined();
  });
});

describe("of a value", () => {
  test.each([
    ["AKIAIOSFODNN7EXAMPLE", "looks like an AWS access key"],
    ["-----BEGIN RSA PRIVATE KEY-----\nMIIE", "looks like a private key"],
    ["-----BEGIN OPENSSH PRIVATE KEY-----", "looks like a private key"],
    ["eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.dozjgNryP4J3jVmN", "looks like a JSON Web Token"],
    [`ghp_${"a1B2".repeat(9)}`, "looks like a GitHub token"],
    [`github_pat_${"a1B2".repeat(9)}`, "looks like a GitHub token"],
    [`glpat-${"a1B2".repeat(5)}`, "looks like a GitLab token"],
    ["xoxb-123456789012-abcdefABCDEF", "looks like a Slack token"],
    ["https://hooks.slack.com/services/T000/B000/XXXX", "looks like a Slack webhook"],
    [`sk_live_${"a1B2".repeat(5)}`, "looks like a Stripe key"],
    [`AIza${"a1B2-".repeat(7)}`, "looks like a Google key"],
    [`npm_${"a1B2".repeat(9)}`, "looks like a package registry's token"],
    [`SG.${"a1B2".repeat(5)}.${"c3D4".repeat(10)}`, "looks like a SendGrid key"],
    [`sk-proj-${"a1B2".repeat(10)}`, "looks like an API key"],
    [`hvs.${"a1B2".repeat(6)}`, "looks like a Vault token"],
    [
      "$2b$12$R9h/cIPz0gi.URNNX3kh2OPST9/PgBkqquzi.Ss7KIUgO2t0jWMUW",
      "looks like a password's hash",
    ],
    ["Basic dXNlcjpwYXNzd29yZA==", "looks like a header with credentials"],
    ["postgres://app:hunter2@db.example.com:5432/shop", "looks like a URL with a password"],
    ["redis://:hunter2@cache.example.com", "looks like a URL with a password"],
    [
      "jdbc:postgresql://db/shop?user=app&password=hunter2",
      "looks like a connection string with a password",
    ],
    ["Server=db;User Id=app;Password=hunter2;", "looks like a connection string with a password"],
    ["Endpoint=sb://x/;SharedAccessKey=aGVsbG8=", "looks like a connection string with a password"],
    [
      Buffer.from("-----BEGIN PRIVATE KEY-----\nMIIE\n").toString("base64"),
      "looks like a private key",
    ],
    [RANDOM, "looks generated"],
    ["Xk9#mQ2$vL7!pR4@wT8^zN3&", "looks generated"],
  ])("%s under a harmless name %s", (value, secrecy) => {
    expect(secrecyOf("SETTING", value)).toBe(secrecy);
  });

  test.each([
    "info",
    "arn:aws:secretsmanager:eu-west-1:111111111111:secret:shop/db-AbCdEf",
    "123e4567-e89b-12d3-a456-426614174000",
    `sha256:${"0123456789abcdef".repeat(4)}`,
    "sha512-z4PhNX7vuL3xVChQ1m2AB9Yg5AULVxXcg/SpIdNs6c5H0NE8XYXysP+DGNKHfuwvY7kxvUdBeoGlODJ6+SfaPg==",
    "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b",
    "https://auth.example.com/oauth2/token?client=web",
    "postgres://app@db.example.com/shop",
    "postgres://app:$(DB_PASSWORD)@db.example.com/shop",
    "postgres://app:${DB_PASSWORD}@db.example.com/shop",
    "orders.prod.eu-west-1.example.com",
    "111111111111.dkr.ecr.eu-west-1.amazonaws.com/shop:2024-01-01",
    "AmazonEC2ContainerServiceforEC2Role",
    "com.example.orders.CheckoutServiceV2Configuration",
    "eu-west-1_aBcDeFgHi",
    "subnet-0a1b2c3d4e5f67890",
    "pk_live_a1B2c3D4e5F6g7H8i9J0k1L2",
    "2024-01-01T00:00:00.000Z",
    "10.0.0.0/16,10.1.0.0/16",
    "America/Argentina/ComodRivadavia",
    Buffer.from('{"level":"info","format":"json"}').toString("base64"),
    "-----BEGIN PUBLIC KEY-----\nMIIBIjANBgkqhkiG9w0BAQEF\n-----END PUBLIC KEY-----",
    "the quick brown fox jumps over the lazy dog 1234",
    "",
  ])("%s is none under a harmless name", (value) => {
    expect(secrecyOf("SETTING", value)).toBeUndefined();
  });

  test.each([
    ["TOKEN", "3600"],
    ["TOKEN", "15m"],
    ["MAX_TOKENS", "4096"],
    ["REQUIRE_PASSWORD", "true"],
    ["MIN_PASSWORD", "12"],
    ["USE_TOKEN", "off"],
    ["DB_PASSWORD", ""],
    ["DB_PASSWORD", undefined],
    ["DB_PASSWORD", "${aws_db_instance.db.password}"],
    ["DB_PASSWORD", "arn:aws:ssm:eu-west-1:111111111111:parameter/shop/db-password"],
    ["DB_PASSWORD", "/shop/prod/db-password"],
    ["TOKEN", "/run/secrets/token"],
    ["AUTH_TOKEN", "https://auth.example.com/token"],
  ])("%s is none with the value %s", (name, value) => {
    expect(secrecyOf(name, value)).toBeUndefined();
  });

  test.each([
    ["DB_PASSWORD", "12345678", BY_NAME],
    ["API_KEY", "123e4567-e89b-12d3-a456-426614174000", BY_NAME],
    ["API_KEY", "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b", BY_NAME],
    ["AUTH_TOKEN", "https://u:hunter2@auth.example.com/token", "looks like a URL with a password"],
    ["DATABASE_URL", "mysql://root:hunter2@db/shop", "looks like a URL with a password"],
  ])("%s with the value %s %s", (name, value, secrecy) => {
    expect(secrecyOf(name, value)).toBe(secrecy);
  });

  test.each([
    "IMAGE_DIGEST",
    "GIT_COMMIT",
    "TLS_CERT_THUMBPRINT",
    "RECAPTCHA_SITE_KEY",
    "CLIENT_ID",
  ])("a random text is what %s promises", (name) => {
    expect(secrecyOf(name, RANDOM)).toBeUndefined();
  });
});

test("a long random text is seen whatever it is made of", () => {
  const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
  // A sequence that is the same in every run (the constants are those of C's minimal standard).
  let seed = 20_240_101;
  const next = () => (seed = (seed * 48_271) % 2_147_483_647);
  const texts = Array.from({ length: 200 }, () =>
    Array.from({ length: 40 }, () => alphabet[next() % alphabet.length]).join(""),
  );
  const withDigits = texts.filter((text) => /\d/.test(text));
  expect(withDigits.filter((text) => secrecyOf("SETTING", text) === undefined)).toEqual([]);
});

test("a value is in no word of what is found, and an exception for a name covers no value", () => {
  const token = `ghp_${"a1B2".repeat(9)}`;
  const found = plainSecrets([
    { name: "API_KEY", value: "hunter2" },
    { name: "API_KEY", value: token },
  ]);
  expect(found).toEqual([
    { about: "API_KEY", why: "holds API_KEY in plain text, which is secret by its name" },
    {
      about: "API_KEY looks like a GitHub token",
      why: "holds API_KEY in plain text, which looks like a GitHub token",
    },
  ]);
});
