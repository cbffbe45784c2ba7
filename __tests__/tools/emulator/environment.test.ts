import { expect, it } from "@jest/globals";
import { emulatorEnvironment } from "../../../tools/emulator/environment";

it("an emulator's process gets what Python needs, and nothing else of the shell", () => {
  const needed = {
    PATH: "/bin",
    Path: "C:\\Windows",
    HOME: "/home/me",
    LC_ALL: "C",
    SystemRoot: "C:\\Windows",
    VIRTUAL_ENV: "/venv",
    PYTHONPATH: "/lib",
  };
  const others = {
    TF_VAR_secret_app_session_key: "secret",
    AWS_SECRET_ACCESS_KEY: "secret",
    AWS_PROFILE: "other",
    MOTO_PORT: "1",
    NPM_TOKEN: "secret",
    MY_PATH: "/x",
  };
  expect(emulatorEnvironment({ ...others, ...needed })).toEqual({
    ...needed,
    PYTHONDONTWRITEBYTECODE: "1",
    PYTHONUNBUFFERED: "1",
  });
});
