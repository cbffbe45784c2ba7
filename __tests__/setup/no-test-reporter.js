const { stderr } = require("node:process");

/** Jest passes where no test has the name that `-t` asks for; this fails then, and says so. */
module.exports = class NoTestReporter {
  constructor({ testNamePattern }) {
    this.wanted = testNamePattern;
  }

  onRunComplete(_, { numPassedTests, numFailedTests, numRuntimeErrorTestSuites }) {
    if (!this.wanted || numPassedTests + numFailedTests + numRuntimeErrorTestSuites > 0) return;
    this.error = new Error(`No test has a name like ${this.wanted}: correct what follows -t.`);
    stderr.write(`\n${this.error.message}\n`);
  }

  getLastError() {
    return this.error;
  }
};
