//! Rule `key-ec-trivial`.

use crate::keys::{Material, multiples};
use crate::lints::{Finding, Subject, declare_lint};

declare_lint! {
    /// ## What it finds
    /// An EC public key whose private number is one of 1 to 32, or the negative of one.
    ///
    /// ## Why it matters
    /// Anybody knows the private key: it is a stub for tests.
    ///
    /// ## What to do
    /// Make a key with a random private number.
    ///
    /// ## References
    /// - SEC 1 3.2.1
    KEY_EC_TRIVIAL, "key-ec-trivial", Error, "EC key is a trivial multiple of the generator",
    "SEC 1 3.2.1", needs: [Key]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let mut numbers = subject.keys.list.iter().filter_map(|key| match &key.material {
        Material::Ec { curve, x, .. } => multiples::of(*curve, x),
        _ => None,
    });
    if let Some(number) = numbers.next() {
        let message = format!(
            "The private key of this public key is the number {number} or its negative: a stub for tests, not a key. Make a random one."
        );
        findings.push(KEY_EC_TRIVIAL.finding(message));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::curve::public_point;
    use crate::keys::{Curve, Key};
    use crate::lints::case::Case;

    fn times(number: u8) -> Case {
        let mut private = vec![0x11; 32];
        private[..31].fill(if number == 0 { 0x11 } else { 0 });
        private[31] = number;
        let (x, y) = public_point(Curve::P256, &private).unwrap();
        let mut case = Case::header(r#"{"alg":"ES256"}"#);
        case.keys.list.push(Key::of(Material::Ec { curve: Curve::P256, x, y }));
        case
    }

    #[test]
    fn fires_on_the_generator_and_its_multiples() {
        for number in [1, 7, 32] {
            assert!(times(number).fires(&KEY_EC_TRIVIAL), "{number}");
        }
    }

    #[test]
    fn is_silent_about_other_points() {
        let case = times(0);
        assert!(!case.fires(&KEY_EC_TRIVIAL), "{case:?}");
    }
}
