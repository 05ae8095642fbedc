//! Rule `hdr-alg-none`.

use crate::lints::{Lint, Need, Subject};
use crate::report::{Finding, Severity};

pub(in crate::lints) static HDR_ALG_NONE: Lint = Lint {
    id: "hdr-alg-none",
    severity: Severity::Error,
    title: "Unsigned token (alg: none)",
    reference: "RFC 7518 3.6",
    needs: &[Need::Header],
    explanation: "",
    #[cfg(not(target_arch = "wasm32"))]
    file: file!(),
    check,
};

fn check(_subject: &Subject<'_>, _findings: &mut Vec<Finding>) {}
