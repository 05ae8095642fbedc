//! Rule `key-rsa-pattern`.

use super::audited;
use crate::keys::bits;
use crate::lints::{Finding, Subject, declare_lint};
use crate::report::Severity;

declare_lint! {
    /// ## What it finds
    /// An RSA modulus with 16 equal bytes in a row, or, above 2,000 bits, with far more or fewer ones than zeros.
    ///
    /// ## Why it matters
    /// Products of random primes do not look so: the generator is broken, or the key was made by hand.
    ///
    /// ## What to do
    /// Replace the key, and look at what made it.
    ///
    /// ## References
    /// - badkeys pattern
    /// - badkeys rsabias
    KEY_RSA_PATTERN, "key-rsa-pattern", Error, "RSA modulus shows a generator defect",
    "badkeys pattern; badkeys rsabias", needs: [Key]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    for (modulus, _) in audited(subject) {
        let repeated = modulus.windows(RUN).any(|run| run.iter().all(|it| Some(it) == run.first()));
        if repeated || is_biased(&modulus) {
            let what =
                if repeated { "16 equal bytes in a row" } else { "far more bits of one kind" };
            let message = format!(
                "The modulus of this RSA key has {what}, which random primes do not give: its generator is broken, or it was made by hand. Replace the key."
            );
            let severity = if repeated { Severity::Error } else { Severity::Warning };
            findings.push(KEY_RSA_PATTERN.finding(message).graded(severity));
        }
    }
}

/// Equal bytes in a row that no random number has.
const RUN: usize = 16;

/// Whether fewer than 40 or more than 60 of 100 bits are ones.
fn is_biased(modulus: &[u8]) -> bool {
    let (all, ones) = (bits(modulus), modulus.iter().map(|it| it.count_ones()).sum::<u32>());
    let percent = usize::try_from(ones).unwrap_or_default() * 100 / all.max(1);
    all > 2000 && !(40..=60).contains(&percent)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::Case;

    fn rsa(modulus: &[u8]) -> Case {
        Case::header(r#"{"alg":"RS256"}"#).rsa_key(modulus, &[1, 0, 1])
    }

    #[test]
    fn fires_on_what_no_random_number_has() {
        let mut zeros = vec![0x9d; 256];
        for (index, byte) in zeros.iter_mut().enumerate() {
            *byte = u8::try_from(index * 37 % 251).unwrap() | 1;
        }
        zeros[60..80].fill(0);
        let biased: Vec<u8> = (0..256).map(|it| [0xfe_u8, 0xef][it % 2]).collect();
        assert_eq!(rsa(&zeros).finding(&KEY_RSA_PATTERN).unwrap().severity, Severity::Error);
        assert_eq!(rsa(&biased).finding(&KEY_RSA_PATTERN).unwrap().severity, Severity::Warning);
    }

    #[test]
    fn is_silent_about_an_ordinary_number() {
        let ordinary: Vec<u8> = (1..=256_u32).map(|it| (it * 167 % 251).to_be_bytes()[3]).collect();
        let case = rsa(&ordinary);
        assert!(!case.fires(&KEY_RSA_PATTERN), "{case:?}");
    }
}
