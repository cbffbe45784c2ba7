/**
 * Takes the place of `archiver`, which cdktf loads for assets in archives: 280 files in every test file,
 * for something that no stack has.
 */
module.exports = function archiver() {
  throw new Error(
    "jest.config.js leaves archiver out of the unit tests: no stack had such an asset.",
  );
};
