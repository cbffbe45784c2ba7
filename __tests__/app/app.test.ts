/**
 * One test file for what is asked of whole apps: loading all the code and synthesizing it take longer
 * than any of the questions.
 */
import "./access";
import "./access-proofs";
import "./attributes-and-tags";
import "./ci-proofs";
import "./contracts";
import "./guardrails";
import "./known-before-an-apply";
import "./order/order";
import "../../packages/plan/__tests__/html/picture/whole-environment";
import "./synthesis";
import "./traffic-of-plans";
