/**
 * `--selectProjects unit iam-stack` takes the test's name for a project, and Jest would run all tests
 * of the layer without a word.
 */
module.exports = function refuseSwallowedNames(projects, argv) {
  const option = argv.findIndex((argument) => /^--selectProjects(=|$)/.test(argument));
  if (option < 0) return;
  const rest = argv.slice(option + 1);
  const end = rest.findIndex((argument) => argument.startsWith("-"));
  const swallowed = rest
    .slice(0, end < 0 ? rest.length : end)
    .filter((name) => !projects.some(({ displayName }) => displayName === name));
  if (swallowed.length === 0) return;
  const names = swallowed.join(" ");
  throw new Error(
    `--selectProjects: ${names}: no such layer. Names of tests come first: npx jest ${names} --selectProjects unit`,
  );
};
