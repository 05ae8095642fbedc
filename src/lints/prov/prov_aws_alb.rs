//! Rule `prov-aws-alb`.

use crate::encoding::json::Node;
use crate::lints::{Finding, Subject, declare_lint};

declare_lint! {
    /// ## What it finds
    /// A token of an AWS load balancer.
    ///
    /// ## Why it matters
    /// It signs segments with their padding, so it must be verified exactly as received.
    ///
    /// ## What to do
    /// Verify the text as it is, with ES256 and the public key of the region, and check that `signer` is your load balancer.
    ///
    /// ## References
    /// - AWS ALB authenticate-users docs
    PROV_AWS_ALB, "prov-aws-alb", Info, "AWS ALB token with padding",
    "AWS ALB authenticate-users docs", needs: [Header]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let signer = subject.facts.header("signer").and_then(Node::as_str).unwrap_or_default();
    if signer.starts_with("arn:aws:elasticloadbalancing:") {
        let message = "This token comes from an AWS load balancer, which signs padded segments: verify the text exactly as received, with the public key of the region, and check that `signer` is yours.";
        findings.push(PROV_AWS_ALB.at_header(subject, "signer", message));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::Case;

    #[test]
    fn fires_on_load_balancers() {
        let case = Case::header(
            r#"{"alg":"ES256","signer":"arn:aws:elasticloadbalancing:us-east-1:1:x"}"#,
        );
        assert!(case.fires(&PROV_AWS_ALB), "{case:?}");
    }

    #[test]
    fn is_silent_about_others() {
        let case = Case::header(r#"{"alg":"ES256"}"#);
        assert!(!case.fires(&PROV_AWS_ALB), "{case:?}");
    }
}
