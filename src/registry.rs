//! What the registered names mean, in our own words (IANA "JSON Web Token Claims", "JOSE Header Parameters" and
//! "JOSE Algorithms"). The worker holds the tables and hands them to the page when it starts.

use std::rc::Rc;

/// Tables of `name<TAB>description`, one name a line; empty until the worker runs.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Registry {
    pub claims: Rc<str>,
    pub header: Rc<str>,
    pub algorithms: Rc<str>,
}

/// The claims that are instants (`NumericDate`, RFC 7519 section 2).
const TIMES: [&str; 7] = ["exp", "nbf", "iat", "updated_at", "auth_time", "sip_date", "toe"];

/// Whether the claim of that name is an instant.
pub fn is_time(claim: &str) -> bool {
    TIMES.contains(&claim)
}

impl Registry {
    /// What the registered claim of that name is for.
    pub fn claim(&self, name: &str) -> Option<&str> {
        look_up(&self.claims, name)
    }

    /// What the registered header parameter of that name is for.
    pub fn header_parameter(&self, name: &str) -> Option<&str> {
        look_up(&self.header, name)
    }

    /// What the registered algorithm of that name is.
    pub fn algorithm(&self, name: &str) -> Option<&str> {
        look_up(&self.algorithms, name)
    }

    /// Whether the worker has not sent the tables yet.
    pub fn is_empty(&self) -> bool {
        self.claims.is_empty()
    }
}

/// The tables.
#[cfg(feature = "inspector")]
pub fn tables() -> Registry {
    let rows = crate::algorithms::ALGORITHMS.iter();
    let algorithms: Vec<String> =
        rows.map(|row| format!("{}\t{}", row.name, row.description)).collect();
    let (claims, header) = (CLAIMS.into(), HEADER.into());
    Registry { claims, header, algorithms: algorithms.join("\n").into() }
}

#[cfg(feature = "inspector")]
const CLAIMS: &str = include_str!("registry/claims.tsv");
#[cfg(feature = "inspector")]
const HEADER: &str = include_str!("registry/header.tsv");

/// Whether the claim of that name is registered.
#[cfg(feature = "inspector")]
pub fn is_claim(name: &str) -> bool {
    look_up(CLAIMS, name).is_some()
}

/// Whether the header parameter of that name is registered.
#[cfg(feature = "inspector")]
pub fn is_header_parameter(name: &str) -> bool {
    look_up(HEADER, name).is_some()
}

fn look_up<'a>(table: &'a str, name: &str) -> Option<&'a str> {
    table.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix('\t'))
}

#[cfg(all(test, feature = "inspector"))]
mod tests {
    use super::*;

    #[test]
    fn names_are_found_whole() {
        let registry = tables();
        assert_eq!(registry.claim("iss"), Some("Who issued the token"));
        assert_eq!(registry.claim("is"), None);
        assert!(registry.header_parameter("kid").is_some());
        assert!(registry.algorithm("ES256").is_some());
    }

    #[test]
    fn every_line_has_a_name_of_its_own_and_a_description() {
        let registry = tables();
        for table in [&registry.claims, &registry.header, &registry.algorithms] {
            let mut names: Vec<&str> = Vec::new();
            for line in table.lines() {
                let (name, description) = line.split_once('\t').unwrap();
                assert!(!description.is_empty() && !description.contains('\t'), "{line}");
                assert!(!names.contains(&name), "{name} twice");
                names.push(name);
            }
        }
    }

    #[test]
    fn every_instant_is_a_registered_claim() {
        for name in TIMES {
            assert!(tables().claim(name).is_some(), "{name}");
        }
    }
}
